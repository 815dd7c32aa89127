using System.Text.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>minLength</c> and <c>maxLength</c>, in code points: an emoji of one code point is one.</summary>
internal sealed class LengthKeyword(string keyword, int bound) : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (instance.ValueKind != JsonValueKind.String)
        {
            return;
        }

        var length = instance.GetString()!.Count(c => !char.IsLowSurrogate(c));
        if (keyword == "minLength" ? length < bound : length > bound)
        {
            var limit = keyword == "minLength" ? "at least" : "at most";
            failures.Add(new(path, keyword, length == 0
                ? "must not be empty"
                : $"must have {limit} {bound} characters, but has {length}"));
        }
    }
}
