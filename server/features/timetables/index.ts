export { EventMeeting, type EventMeetingDocument } from './model.ts';
