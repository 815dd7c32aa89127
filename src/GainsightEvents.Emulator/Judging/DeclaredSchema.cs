using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>A declared event as its JSON Schema.</summary>
/// <param name="Target">Where it goes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">NXT's version, where the declaration names one.</param>
/// <param name="Schema">The schema.</param>
internal sealed record DeclaredSchema(EventTarget Target, string Name, string? Version, JsonElement Schema);
