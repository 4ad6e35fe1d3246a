import { ref } from 'vue';

type Ring = 'start' | 'end' | 'attention';
const NOTES: Record<Ring, readonly number[]> = {
  start: [660, 880],
  end: [880, 660],
  attention: [740, 740, 740],
};

/** A bell made in the browser. It can be heard only after somebody touched the page, which is what `allow` is for. */
export function useBell() {
  let sound: AudioContext | null = null;
  const allowed = ref(false);
  return {
    allowed,
    async allow(): Promise<void> {
      sound ??= new AudioContext();
      await sound.resume();
      allowed.value = sound.state === 'running';
    },
    ring(what: Ring): void {
      if (!sound || sound.state !== 'running') return;
      NOTES[what].forEach((pitch, i) => {
        const [note, volume] = [sound!.createOscillator(), sound!.createGain()];
        const at = sound!.currentTime + i * 0.45;
        note.frequency.value = pitch;
        volume.gain.setValueAtTime(0.0001, at);
        volume.gain.exponentialRampToValueAtTime(0.5, at + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.9);
        note.connect(volume).connect(sound!.destination);
        note.start(at);
        note.stop(at + 1);
      });
    },
  };
}
