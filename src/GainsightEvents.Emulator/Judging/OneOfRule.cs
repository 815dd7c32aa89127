using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>
/// <c>oneOf</c>: exactly one branch fits. Where none does, each branch's own failures say why; a second fit ends the search.
/// </summary>
internal sealed class OneOfRule(IReadOnlyList<SchemaNode> branches) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => branches;

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        var before = failures.Count;
        var fits = 0;
        List<SchemaFailure> ofTheGuard = [];
        foreach (var branch in branches)
        {
            // A branch fits by what JSON Schema says. What the guard's rules add holds of the one that fits.
            var found = new List<SchemaFailure>();
            branch.Check(instance, path, found);
            if (found.Exists(static failure => failure.IsOfJsonSchema))
            {
                failures.AddRange(found);
            }
            else if (++fits == 2)
            {
                break;
            }
            else
            {
                ofTheGuard = found;
            }
        }

        if (fits == 1)
        {
            failures.RemoveRange(before, failures.Count - before);
            failures.AddRange(ofTheGuard);
            return;
        }

        failures.Add(new(path, "oneOf", fits == 0
            ? $"must fit one of {branches.Count} forms, but fits none"
            : $"must fit exactly one of {branches.Count} forms, but fits several"));
    }
}
