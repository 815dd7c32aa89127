using System.Text;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Tests.PlanFiles;

/// <summary>What the reader says of a file that is no plan: file, line, place, value, rule and remedy.</summary>
public sealed class PlanFileReaderTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "[]", "plan.json(1): /: [] must be an object. Write { } with the properties format, version, events." },
        { """{ "events": [] }""", "plan.json(1): /: 'format' is missing. Add it, such as \"format\": 1." },
        {
            """{ "format": 2, "events": [] }""",
            "plan.json(1): /format: 2 must be 1, the format that this version of GainsightEvents.Plans reads. Write 1; if a newer version wrote the file, use that version here too."
        },
        { """{ "format": 1 }""", "plan.json(1): /: 'events' is missing. Add it, such as \"events\": []." },
        { """{ "format": 1, "events": {} }""", "plan.json(1): /events: {} must be a list. Write [ ] around its items." },
        { """{ "format": 1, "version": "1.2", "events": [] }""", "plan.json(1): /version: \"1.2\" must be three numbers with dots between. Write it such as \"1.2.0\"." },
        { "{ \"format\": 1,\n\"evnts\": [],\n\"events\": [] }", "plan.json(2): /evnts: 'evnts' is no property here. Did you mean 'events'?" },
        { """{ "format": 1, "events": [], "x/~": 1 }""", "plan.json(1): /x~1~0: 'x/~' is no property here. Remove it; the properties are format, version, events." },
        { "{ \"format\": 1,\n\"events\": [],\n\"events\": [] }", "plan.json(3): /events: 'events' is there twice. Remove one of them." },
        { Event("\"px\"", ""), "plan.json(3): /events/0: \"px\" must be an object. Write { } with the properties target, name, product, identity, otherMembers, description, owner, expiresOn, deprecated, retired, members, version, topic, contract." },
        { Event("""{ "name": "E", "members": [] }"""), "plan.json(3): /events/0: 'target' is missing. Add it, such as \"target\": \"px\"." },
        { Event("""{ "target": "pxx", "name": "E", "members": [] }"""), "plan.json(3): /events/0/target: \"pxx\" must be one of px, nxt. Did you mean \"px\"?" },
        { Event("""{ "target": "px", "members": [] }"""), "plan.json(3): /events/0: 'name' is missing. Add it, such as \"name\": \"Report Exported\"." },
        { Event("""{ "target": "px", "name": " ", "members": [] }"""), "plan.json(3): /events/0/name: \" \" must be text that is not blank. Write it in quotes, or leave the property out where there is nothing to say." },
        { Event("""{ "target": "px", "name": "E" }"""), "plan.json(3): /events/0: 'members' is missing. Add it, such as \"members\": []." },
        { Event("""{ "target": "px", "name": "E", "members": [], "version": "v01" }"""), "plan.json(3): /events/0/version: 'version' is no property here. Remove it; the properties are target, name, product, identity, otherMembers, description, owner, expiresOn, deprecated, retired, members." },
        { Event("""{ "target": "nxt", "name": "E", "members": [], "products": "Web" }"""), "plan.json(3): /events/0/products: 'products' is no property here. Remove it; the properties are target, name, version, topic, contract, otherMembers, description, owner, expiresOn, deprecated, retired, members." },
        { Event("""{ "target": "px", "name": "E", "members": [], "identity": "Context" }"""), "plan.json(3): /events/0/identity: \"Context\" must be one of member, context. Did you mean \"context\"?" },
        { Event("""{ "target": "px", "name": "E", "members": [], "otherMembers": "yes" }"""), "plan.json(3): /events/0/otherMembers: \"yes\" must be true or false. Write true, or leave it out, which means false." },
        { Event("""{ "target": "px", "name": "E", "members": [], "expiresOn": "2026-02-31" }"""), "plan.json(3): /events/0/expiresOn: \"2026-02-31\" must be the last day on which the event may be declared. Write year, month and day, such as \"2026-12-31\"." },
        { Event("""{ "target": "nxt", "name": "E", "members": [], "expiresOn": "2026-12-31, then gone" }"""), "plan.json(3): /events/0/expiresOn: \"2026-12-31, then gone\" must be the last day on which the event may be declared. Write year, month and day, such as \"2026-12-31\"." },
        { Event("""{ "target": "px", "name": "E", "members": [], "retired": "soon" }"""), "plan.json(3): /events/0/retired: \"soon\" must begin with the day from which on it is not sent. Write it such as \"2026-11-27, replaced by Report Shared\"." },
        { Event("""{ "target": "px", "name": "E", "members": [], "retired": "2026-02-31" }"""), "plan.json(3): /events/0/retired: \"2026-02-31\" must begin with the day from which on it is not sent. Write it such as \"2026-11-27, replaced by Report Shared\"." },
        { Event("""{ "target": "px", "name": "E", "members": [], "retired": "2026-04-31" }"""), "plan.json(3): /events/0/retired: \"2026-04-31\" must begin with the day from which on it is not sent. Write it such as \"2026-11-27, replaced by Report Shared\"." },
        { Event("""{ "target": "px", "name": "E", "members": [], "retired": "2026-11-27 replaced" }"""), "plan.json(3): /events/0/retired: \"2026-11-27 replaced\" must begin with the day from which on it is not sent. Write it such as \"2026-11-27, replaced by Report Shared\"." },
        { Event("""{ "target": "px", "name": "E", "members": [] }, """ + "\n" + """{ "target": "px", "name": "E", "members": [] }"""), "plan.json(4): /events/1: { \"target\": \"px\", \"name\": \"E\", \"members\": [] } is an event that the plan has already, on line 3. Remove one of the two, or give it another name, product or version." },
        { Member("""{ "type": "string" }"""), "plan.json(4): /events/0/members/0: 'name' is missing. Add it, such as \"name\": \"attributes.featureName\"." },
        { Member("""{ "name": "attributes.a" }"""), "plan.json(4): /events/0/members/0: 'type' is missing. Add it, such as \"type\": \"string\"." },
        { Member("""{ "name": "attributes.a", "type": "strng" }"""), "plan.json(4): /events/0/members/0/type: \"strng\" must be one of string, integer, number, boolean, dateTime, object, array. Did you mean \"string\"?" },
        { Member("""{ "name": "attributes.a", "type": 7 }"""), "plan.json(4): /events/0/members/0/type: 7 must be one of string, integer, number, boolean, dateTime, object, array. Write one of them in quotes." },
        { Member("""{ "name": "featureName", "type": "string" }"""), "plan.json(4): /events/0/members/0/name: \"featureName\" must begin with 'attributes.' or be a field of the PX envelope. For an attribute write \"attributes.featureName\"." },
        { Member("""{ "name": "identifyid", "type": "string" }"""), "plan.json(4): /events/0/members/0/name: \"identifyid\" must begin with 'attributes.' or be a field of the PX envelope. Did you mean \"identifyId\"?" },
        { Member("""{ "name": "attributes.a", "type": "string", "requird": true }"""), "plan.json(4): /events/0/members/0/requird: 'requird' is no property here. Did you mean 'required'?" },
        { Member("{ \"name\": \"attributes.a\", \"type\": \"string\" },\n{ \"name\": \"attributes.a\", \"type\": \"string\" }"), "plan.json(5): /events/0/members/1: { \"name\": \"attributes.a\", \"type\": \"string\" } is a member that the event has already, on line 4. Remove one of the two, or give it another name." },
        { Constraint("[]"), "plan.json(4): /events/0/members/0/constraints: [] must be an object. Write { } with the properties minimum, exclusiveMinimum, maximum, exclusiveMaximum, minLength, maxLength, minItems, maxItems, minProperties, maxProperties, pattern, enum, refused." },
        { Constraint("""{ "max": 1 }"""), "plan.json(4): /events/0/members/0/constraints/max: 'max' is no property here. Remove it; the properties are minimum, exclusiveMinimum, maximum, exclusiveMaximum, minLength, maxLength, minItems, maxItems, minProperties, maxProperties, pattern, enum, refused." },
        { Constraint("""{ "maxLength": 1.5 }"""), "plan.json(4): /events/0/members/0/constraints/maxLength: 1.5 must be a whole number from 0 to 2147483647. Write such a number without quotes." },
        { Constraint("""{ "minimum": "0" }"""), "plan.json(4): /events/0/members/0/constraints/minimum: \"0\" must be a number that a double can hold. Write it without quotes." },
        { Constraint("""{ "maximum": 1e999 }"""), "plan.json(4): /events/0/members/0/constraints/maximum: 1e999 must be a number that a double can hold. Write it without quotes." },
        { Constraint("""{ "pattern": 1 }"""), "plan.json(4): /events/0/members/0/constraints/pattern: 1 must be text. Write the regular expression in quotes." },
        { Constraint("""{ "enum": "a" }"""), "plan.json(4): /events/0/members/0/constraints/enum: \"a\" must be a list. Write [ ] around its items." },
        { Constraint("""{ "enum": ["a", {}] }"""), "plan.json(4): /events/0/members/0/constraints/enum/1: {} must be a single value. Write a text, a number, true, false or null." },
        { Constraint("""{ "refused": [null] }"""), "plan.json(4): /events/0/members/0/constraints/refused/0: null must be text that is not blank. Write it in quotes, or leave the property out where there is nothing to say." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_line_place_value_rule_and_remedy(string json, string problem) =>
        Assert.Equal([problem], ProblemsOf(json));

    // What stands there twice a schema does not see.
    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_schema_refuses_what_the_reader_refuses(string json, string problem) => Assert.Equal(
        problem.Contains(" is there twice", StringComparison.Ordinal) || problem.Contains(" has already, ", StringComparison.Ordinal),
        PlanFileShape.IsFitting(json));

    [Fact]
    public void All_mistakes_are_told_at_once() => Assert.Equal(
        ["plan.json(1)", "plan.json(2)", "plan.json(3)", "plan.json(3)", "plan.json(4)", "plan.json(4)"],
        ProblemsOf(
            """
            { "format": 0,
              "version": 1, "events": [
              { "target": "px", "members": [], "description": "" },
              { "target": "nxt", "name": "E", "members": [{ "name": "", "type": "" }] }] }
            """).Select(static problem => problem[..12]));

    [Theory]
    [InlineData("{\n\"format\": 1,\n}", "plan.json(3): it is not JSON: ")]
    [InlineData("", "plan.json(1): it is not JSON: ")]
    [InlineData("{\n\"format\": 1,\n<<<<<<< HEAD", "plan.json(3): it is not JSON: ")]
    [InlineData("{\n\"format\": 1, \"\\ud800\": 1 }", "plan.json(2): it is not JSON: A string is not valid UTF-8, or escapes half a surrogate pair.")]
    public void What_is_not_JSON_is_told_with_its_line(string json, string start)
    {
        var problem = Assert.Single(ProblemsOf(json));

        Assert.StartsWith(start, problem, StringComparison.Ordinal);
        Assert.EndsWith(" Correct this place, or take the file from the last commit.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_told() =>
        Assert.Throws<PlanFileException>(() => PlanFileReader.Read("plan.json", [.. Encoding.UTF8.GetBytes("{ \"format\": 1, \"events\": [], \"a"), 0xFF, .. "\": 1 }"u8]));

    [Fact]
    public void What_has_the_usual_value_may_be_written_out()
    {
        var plan = PlanFile.Parse(Event("""{ "target": "px", "name": "E", "identity": "member", "otherMembers": false, "members": [{ "name": "date", "type": "integer", "required": false, "constraints": {} }] }"""));

        Assert.Equal(plan, PlanFile.Parse(Event("""{ "target": "px", "name": "E", "members": [{ "name": "date", "type": "integer" }] }""")));
    }

    private static IReadOnlyList<string> ProblemsOf(string json) =>
        Assert.Throws<PlanFileException>(() => PlanFile.Parse(json, "plan.json")).Problems;

    private static string Event(string json, string end = "") => "{\n\"format\": 1, \"events\": [\n" + json + end + "\n] }";

    private static string Member(string json) => Event("{ \"target\": \"px\", \"name\": \"E\", \"members\": [\n" + json + "\n] }");

    private static string Constraint(string json) => Member("{ \"name\": \"attributes.a\", \"type\": \"string\", \"constraints\": " + json + " }");
}
