namespace GainsightEvents.Rules;

// Public here, where generated code makes the rules; internal in the compiler's copy and the emulator's, which must not meet this one.
public abstract partial class ValueRule;
