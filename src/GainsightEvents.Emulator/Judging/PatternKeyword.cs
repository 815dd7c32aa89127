using System.Text.Json;
using System.Text.RegularExpressions;

namespace GainsightEvents.Emulator.Judging;

/// <summary><c>pattern</c>: somewhere in the string, unless anchored. A pattern that takes too long is not met.</summary>
internal sealed class PatternKeyword(EcmaPattern pattern) : SchemaRule
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return;
        }

        try
        {
            if (!pattern.IsMatch(instance.GetString()!))
            {
                failures.Add(new(path, "pattern", $"must match /{pattern.Source}/, but is {JsonValue.Show(instance)}"));
            }
        }
        catch (RegexMatchTimeoutException e)
        {
            failures.Add(new(path, "pattern", $"took /{pattern.Source}/ longer than {e.MatchTimeout.TotalMilliseconds:0} ms to match"));
        }
    }
}
