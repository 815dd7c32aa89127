using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>The schema <c>false</c>, which nothing fits.</summary>
internal sealed class NeverRule : SchemaRule
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures) =>
        failures.Add(new(path, "false schema", "must not be there"));
}
