import type { ComponentType } from 'react'
import { RoundsSection } from '../rounds/rounds-section.tsx'
import { TasksSection } from './tasks-section.tsx'

/** What a day is made of, from top to bottom. Each part fetches its own, and shows nothing when there is none of it. */
export const todaySections: readonly ComponentType[] = [RoundsSection, TasksSection]
