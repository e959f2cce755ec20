/** A rule as uap-core writes them, and where it belongs: before the first rule whose regex contains `before`, or at the end. */
export interface NewerRule {
  readonly regex: string;
  readonly replacements?: readonly string[];
  readonly flag?: 'i';
  readonly before?: string;
}

/**
 * Agents that are newer than the last npm release of uap-core, as far as security logs have them. To be dropped with its next release.
 * The replacements are the family, then the parts of its version. Repetitions are bounded, as uap-core's: attackers write what is matched.
 */
export const NEWER_AGENTS: readonly NewerRule[] = [
  { regex: '(Google-InspectionTool)/(\\d+)\\.(\\d+)', before: '(CSimpleSpider|' },
  { regex: '\\b(aws-sdk-go-v\\d)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?', before: '(Boto3?|' },
  { regex: '(Instagram) (\\d+)\\.(\\d+)\\.(\\d+)', before: '(Snapchat)' },
  { regex: '(HuaweiBrowser)/(\\d+)\\.(\\d+)\\.(\\d+)', replacements: ['Huawei Browser'], before: '(EdgiOS|EdgA)' },
  { regex: '(Avast)(?:SecureBrowser)?/(\\d+)\\.(\\d+)\\.(\\d+)', replacements: ['Avast Secure Browser'], before: '(EdgiOS|EdgA)' },
  { regex: '(AVG)/(\\d+)\\.(\\d+)\\.(\\d+)', before: '(EdgiOS|EdgA)' },
  { regex: '([Bb]rave(?: Chrome)?)/(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?', replacements: ['Brave'], before: '(EdgiOS|EdgA)' },
  { regex: '(EdgiOS|EdgA)/(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?', replacements: ['Edge Mobile'], before: '(EdgiOS|EdgA)' },
  { regex: '(OculusBrowser)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?', replacements: ['Oculus Browser'], before: '(OculusBrowser)' },
  { regex: '^Mozilla.{1,200}Mobile.{1,200}(DuckDuckGo|Ddg)/(\\d+)(?:\\.(\\d+))?', replacements: ['DuckDuckGo Mobile'], before: '(DuckDuckGo)' },
  { regex: '^Mozilla.{1,200}(DuckDuckGo|Ddg)/(\\d+)(?:\\.(\\d+))?', replacements: ['DuckDuckGo'], before: '(DuckDuckGo)' },
  { regex: '(CriOS)/(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?', replacements: ['Chrome Mobile iOS'], before: '(CriOS)' },
  { regex: '(MicroMessenger)/(\\d+)\\.(\\d+)(?:\\.(\\d+))?', replacements: ['WeChat Browser'], before: '(Vivaldi)' },
  { regex: '(Vivaldi)/(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?', before: '(Vivaldi)' },
  { regex: '(Teams)/(\\d+)\\.(\\d+)\\.(\\d+)', replacements: ['Microsoft Teams'], before: '(Vivaldi)' },
];

export const NEWER_SYSTEMS: readonly NewerRule[] = [
  { regex: '(Android) (\\d+)\\.(\\d+).{0,200}CrKey', replacements: ['Chromecast Android'], before: '(Android)[ \\-/](\\d+)' },
  { regex: 'Linux.{0,200}(CrKey)(?:/(\\d+)\\.(\\d+)(?:\\.(\\d+))?)?', replacements: ['Chromecast Linux'], before: '(Android)[ \\-/](\\d+)' },
  { regex: 'Intel Mac OS X.{1,200}(?:CriOS|EdgiOS)/', replacements: ['iOS'], before: '((?:Mac[ +]?|; )OS[ +]X)' },
  { regex: '(darwin); arm64', replacements: ['Mac OS X'], before: '(CFNetwork)/(5)48' },
  { regex: 'CFNetwork/.{1,100} Darwin/22\\.([0-5])\\.', replacements: ['iOS', '16', '$1'], before: 'Darwin/22\\.0' },
  { regex: 'CFNetwork/.{1,100} Darwin/23\\.([0-5])\\.', replacements: ['iOS', '17', '$1'], before: 'Darwin/22\\.0' },
  { regex: 'CFNetwork/.{1,100} Darwin/23\\.\\d', replacements: ['iOS', '17'], before: 'Darwin/22\\.0' },
  { regex: 'CFNetwork/.{1,100} Darwin/24\\.([0-5])\\.', replacements: ['iOS', '18', '$1'], before: 'Darwin/22\\.0' },
  { regex: 'CFNetwork/.{1,100} Darwin/24\\.\\d', replacements: ['iOS', '18'], before: 'Darwin/22\\.0' },
  { regex: 'os/macos#?(\\d*)\\.?(\\d*)\\.?(\\d*)', replacements: ['Mac OS X', '$1', '$2', '$3'] },
  { regex: '(HarmonyOS)[\\s;]+(\\d*)\\.?(\\d*)\\.?(\\d*)' },
];

export const NEWER_DEVICES: readonly NewerRule[] = [
  { regex: 'Android.{1,300}Google-InspectionTool', replacements: ['Spider'], flag: 'i', before: '^.{0,100}?(?:(?:iPhone|Windows CE' },
  { regex: 'CrKey/', replacements: ['Chromecast'], before: '(Cloudfone)[ _](Excite)' },
  { regex: 'Quest 3', replacements: ['Quest'], before: 'Quest' },
  { regex: '; (ONE(?:PLUS)? [a-zA-Z]\\d+);? {0,2}\\) AppleWebKit', replacements: ['OnePlus $1'], before: '(ONE ' },
  { regex: 'Nintendo (Switch);', replacements: ['Nintendo $1'], before: 'Nintendo (' },
];
