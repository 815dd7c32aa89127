namespace GainsightEvents.Emulator;

/// <summary>The kinds of <see cref="FaultResponse"/>.</summary>
internal enum FaultKind
{
    Answer,
    Hang,
    Drop,
    Forget,
}
