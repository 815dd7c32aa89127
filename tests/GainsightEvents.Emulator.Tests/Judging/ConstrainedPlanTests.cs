using GainsightEvents.Emulator.Tests.Schema;
using GainsightEvents.Model;
using GainsightEvents.Plans;
using GainsightEvents.Rules;

namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>What other readers of JSON Schema make of a plan with constraints.</summary>
public sealed class ConstrainedPlanTests
{
    [Fact]
    public async Task Plans_with_constraints_have_the_shape_that_the_schema_gives_them_and_a_strict_reader_compiles_them()
    {
        var catalog = ConstrainedEvent.Of(
            new("A", "a", MemberRole.Attribute, WireKind.Number) { Constraints = [ValueRule.Range(0.5, 1.5, true), ValueRule.AllowedValues(0.75)], ValueType = typeof(double) },
            new("B", "b", MemberRole.Attribute, WireKind.String) { Constraints = [ValueRule.Pattern(@"\d"), ValueRule.Url(), ValueRule.Length(1, 4)], ValueType = typeof(string) },
            new("C", "c", MemberRole.Attribute, WireKind.Array) { Constraints = [ValueRule.Items(1, 4)] },
            new("D", "d", MemberRole.GlobalContext, WireKind.Object) { Constraints = [ValueRule.Items(1, 4)] });

        Assert.Equal(1, await AjvAgreement.AssertAsync(TestProject.SchemaPath, [("plan", EventPlan.Write(catalog))]));
        var path = Path.Combine(Path.GetTempPath(), $"plan-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, EventPlan.Write(catalog), TestContext.Current.CancellationToken);
        try
        {
            (string?, string)[] bodies =
            [
                ("nxt:e", """{"a":0.5,"b":"x","c":[1],"d":{"e":1}}"""), ("nxt:e", """{"c":[]}"""), ("nxt:e", """{"c":[1,2,3,4,5]}"""), ("nxt:e", """{"d":{}}"""),
                ("px:E", """{"eventName":"E","attributes":{"a":2}}"""), ("px:E", """{"eventName":"E","globalContext":{"a":1,"b":1,"c":1,"d":1,"e":1}}"""),
            ];
            Assert.Equal(0, await AjvAgreement.AssertAsync(path, bodies.Skip(1)));
            Assert.Equal(0, await AjvAgreement.AssertAsync(path, bodies.Take(1)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
