using System.Text.Json;
using System.Text.RegularExpressions;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>pattern</c>: somewhere in the string, unless anchored. A pattern that takes too long is not met.</summary>
internal sealed class PatternKeyword(EcmaPattern pattern) : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return;
        }

        var text = instance.GetString()!;
        try
        {
            if (!pattern.IsMatch(text))
            {
                failures.Add(new(path, "pattern", text switch
                {
                    "" => "must not be empty",
                    _ when string.IsNullOrWhiteSpace(text) => $"must not be blank, but is {JsonValue.Show(instance)}",
                    _ => $"must match /{pattern.Source}/, but is {JsonValue.Show(instance)}",
                }));
            }
        }
        catch (RegexMatchTimeoutException e)
        {
            failures.Add(new(path, "pattern", $"took /{pattern.Source}/ longer than {e.MatchTimeout.TotalMilliseconds:0} ms to match"));
        }
    }
}
