import { expect } from 'chai';
import fc from 'fast-check';
import { KeptFacts } from '../../../server/features/matching/keptFacts.ts';
import { firmFacts } from './arbitraries.ts';

const [sample] = fc.sample(firmFacts, { numRuns: 1, seed: 7 });
const named = (id: string) => ({ ...sample!, id });

describe('prepared facts that are kept', () => {
  it('are given for the making they were read at, and for no other', () => {
    const kept = new KeptFacts();
    const facts = named('a');
    kept.keep(facts, 'first');
    expect(kept.get('a', 'first')).to.equal(facts);
    expect(kept.get('a', 'second')).to.equal(undefined);
    expect(kept.get('a', undefined)).to.equal(undefined);
    const newer = named('a');
    kept.keep(newer, 'second');
    expect(kept.get('a', 'first')).to.equal(undefined);
    expect(kept.get('a', 'second')).to.equal(newer);
  });

  it('are not kept without a making', () => {
    const kept = new KeptFacts();
    kept.keep(named('a'), undefined);
    expect(kept.get('a', undefined)).to.equal(undefined);
  });

  it('go when there is no more room, those asked for longest ago first', () => {
    const room = new KeptFacts(1);
    room.keep(named('a'), 'x');
    expect(room.get('a', 'x'), 'larger than all the room').to.equal(undefined);

    const kept = new KeptFacts(JSON.stringify(sample).length * 10);
    const ids = Array.from({ length: 200 }, (_, i) => `firm${i}`);
    for (const id of ids) {
      kept.keep(named(id), 'x');
      expect(kept.get('firm0', 'x'), 'what is asked for stays').not.to.equal(undefined);
    }
    const left = ids.filter((id) => kept.get(id, 'x'));
    expect(left.length).to.be.within(3, 40);
    expect(left.slice(1)).to.deep.equal(ids.slice(201 - left.length));
  });
});
