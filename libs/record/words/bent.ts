/** How words are bent, in a language that bends them: as they stand alone, or as after "of", "about", "from" and "to". */
export type Bent = 'alone' | 'after';
