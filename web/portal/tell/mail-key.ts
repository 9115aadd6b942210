/** Where a draft keeps the e-mail address: no field of the form, it goes to the office beside the answers. */
export const mailKey = '$email'
export const looksLikeMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
