using System.Text.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary>
/// <c>oneOf</c>: exactly one branch fits. Where none does, each branch's own failures say why; a second fit ends the search.
/// </summary>
internal sealed class OneOfKeyword(IReadOnlyList<SchemaNode> branches) : SchemaKeyword
{
    public override IEnumerable<SchemaNode> InPlace => branches;

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        var before = failures.Count;
        var fits = 0;
        foreach (var branch in branches)
        {
            var found = failures.Count;
            branch.Check(instance, path, failures);
            if (failures.Count == found && ++fits == 2)
            {
                break;
            }
        }

        if (fits == 1)
        {
            failures.RemoveRange(before, failures.Count - before);
            return;
        }

        failures.Add(new(path, "oneOf", fits == 0
            ? $"must fit one of {branches.Count} forms, but fits none"
            : $"must fit exactly one of {branches.Count} forms, but fits several"));
    }
}
