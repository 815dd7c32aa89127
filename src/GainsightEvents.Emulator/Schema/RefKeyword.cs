using System.Text.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary><c>$ref</c>: the schema elsewhere in the document holds as well.</summary>
internal sealed class RefKeyword(SchemaNode target) : SchemaKeyword
{
    public override IEnumerable<SchemaNode> InPlace => [target];

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures) => target.Check(instance, path, failures);
}

/// <summary>The schema <c>false</c>, which nothing fits.</summary>
internal sealed class NeverKeyword : SchemaKeyword
{
    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures) =>
        failures.Add(new(path, "false schema", "must not be there"));
}
