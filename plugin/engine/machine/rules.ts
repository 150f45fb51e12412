import { askingRules } from './rules/asking';
import { modelRules } from './rules/models';
import { pageRules } from './rules/page';
import { sourceRules } from './rules/source';
import type { Rule } from './Rule';

/** The camera's life. The first rule that fits is followed; where none does, nothing changes. */
export const RULES: readonly Rule[] = [...askingRules, ...pageRules, ...sourceRules, ...modelRules];
