import mongoose, { Schema, type Types } from 'mongoose';
import type { z } from 'zod';
import type { Bilingual } from '../../../shared/locale.ts';
import type {
  importCounts,
  ImportKindName,
  importStatus,
  RowOutcome,
} from '../../../shared/schemas/import.ts';
import type { OrganisationKind } from '../../../shared/schemas/organisation.ts';

export interface ImportDocument {
  _id: Types.ObjectId;
  kind: ImportKindName;
  organisationId: string;
  organisationKind: OrganisationKind;
  personId: string;
  fileName: string;
  status: z.infer<typeof importStatus>;
  headings: string[];
  mapping: (string | null)[];
  counts: z.infer<typeof importCounts>;
  problem: Bilingual | null;
  /** Until when the process that applies it is believed to be alive. */
  leaseUntil: Date;
  createdAt: Date;
}

const schema = new Schema<ImportDocument>(
  {
    kind: { type: String, required: true },
    organisationId: { type: String, required: true },
    organisationKind: { type: String, required: true },
    personId: { type: String, required: true },
    fileName: { type: String, required: true },
    status: { type: String, required: true },
    headings: { type: [String], default: [] },
    mapping: { type: Schema.Types.Mixed, default: [] },
    counts: { type: Schema.Types.Mixed, required: true },
    problem: { type: Schema.Types.Mixed, default: null },
    leaseUntil: { type: Date, required: true },
  },
  { timestamps: { createdAt: true, updatedAt: false }, minimize: false },
);
schema.index({ organisationId: 1, _id: -1 });
schema.index({ status: 1, leaseUntil: 1 });
export const Import = mongoose.model<ImportDocument>('Import', schema, 'imports');

export interface ImportRowDocument {
  _id: Types.ObjectId;
  importId: Types.ObjectId;
  row: number;
  cells: string[];
  data: Record<string, unknown>;
  errors: { column: string; told: Bilingual }[];
  outcome: RowOutcome;
  applied: boolean;
  at: Date;
}

const rowSchema = new Schema<ImportRowDocument>(
  {
    importId: { type: Schema.Types.ObjectId, required: true },
    row: { type: Number, required: true },
    cells: { type: [String], required: true },
    data: { type: Schema.Types.Mixed, default: {} },
    errors: { type: Schema.Types.Mixed, default: [] },
    outcome: { type: String, default: 'bad' },
    applied: { type: Boolean, default: false },
    // What a sheet held is not kept longer than it is of use: 30 days.
    at: { type: Date, required: true, expires: 30 * 86_400 },
  },
  { minimize: false, suppressReservedKeysWarning: true },
);
rowSchema.index({ importId: 1, row: 1 }, { unique: true });
rowSchema.index({ importId: 1, outcome: 1, row: 1 });
rowSchema.index({ importId: 1, applied: 1, outcome: 1, row: 1 });
export const ImportRow = mongoose.model<ImportRowDocument>('ImportRow', rowSchema, 'importRows');
