export function isAtLeast(version: string, range: string): boolean
export function bridgeNode(scriptUrl: string): boolean
