/** Keys for tests only: whoever reads this can sign with them. Each is SHA-256 of "golden log, a key for tests only: <name>". */
export const TEST_KEYS = {
  log: 'PRIVATE+KEY+golden.example/litopys+5d92e338+AR/tDLIIKmWJ07AgTfSFCD4g0B8o6YXBhXd2RBdo41ex',
  one: 'PRIVATE+KEY+one.witness.example+94296f26+ATIZb5483dNzREDSd+28eE0fdhxWZA2VZVKFrUu34q54',
  two: 'PRIVATE+KEY+two.witness.example+06b94f50+ATOaXR3XI4D48NxpzXMCkJguMOzPXYtoHntSkEC393a6',
};
