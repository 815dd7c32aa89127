using System.Globalization;
using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>minimum</c> and <c>maximum</c>, both inclusive.</summary>
internal sealed class BoundKeyword(string keyword, double bound) : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (JsonNumber.TryRead(instance, out var number) && (keyword == "minimum" ? number < bound : number > bound))
        {
            var limit = keyword == "minimum" ? "at least" : "at most";
            var shown = bound.ToString("R", CultureInfo.InvariantCulture);
            failures.Add(new(path, keyword, $"must be {limit} {shown}, but is {JsonValue.Show(instance)}"));
        }
    }
}
