import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type ButtonLook, type ButtonProps, buttonClass } from './button.tsx'

/** A way to another page that looks like a button; `to` is an address inside the face. */
export function ButtonLink({
  to,
  look,
  size,
  children,
}: {
  to: string
  look?: ButtonLook
  size?: ButtonProps['size']
  children: ReactNode
}) {
  return (
    <Link href={to} className={buttonClass(look, size)}>
      {children}
    </Link>
  )
}
