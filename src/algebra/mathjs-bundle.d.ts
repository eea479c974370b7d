declare module 'mathjs/lib/browser/math.js' {
  import type { ConfigOptions, MathJsInstance } from 'mathjs';

  // An instance with everything loaded, whose `create` takes only the configuration.
  const bundle: Omit<MathJsInstance, 'create'> & { create(config: ConfigOptions): MathJsInstance };
  export default bundle;
}
