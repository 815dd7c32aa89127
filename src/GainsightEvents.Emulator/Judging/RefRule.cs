using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary><c>$ref</c>: the schema elsewhere in the document holds as well.</summary>
internal sealed class RefRule(SchemaNode target) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => [target];

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures) => target.Check(instance, path, failures);
}
