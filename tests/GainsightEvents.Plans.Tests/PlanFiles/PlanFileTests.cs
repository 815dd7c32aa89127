using System.Text;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Rules;

namespace GainsightEvents.Plans.Tests.PlanFiles;

/// <summary>What the plan file says of a catalog, and how.</summary>
public sealed class PlanFileTests
{
    [Fact]
    public void An_event_for_both_targets_is_there_twice_with_the_names_and_types_of_each() => Assert.Equal(
        """
        {
          "format": 1,
          "events": [
            {
              "target": "nxt",
              "name": "report_exported",
              "version": "v02",
              "topic": "reports",
              "members": [
                {
                  "name": "category",
                  "type": "string",
                  "constraints": {
                    "enum": [
                      "Reporting",
                      "Admin"
                    ]
                  }
                },
                {
                  "name": "occurredAt",
                  "type": "dateTime"
                },
                {
                  "name": "userId",
                  "type": "integer",
                  "required": true,
                  "personal": true
                }
              ]
            },
            {
              "target": "px",
              "name": "Report \"Exported\" <b>",
              "product": "Mobile",
              "identity": "context",
              "members": [
                {
                  "name": "attributes.category",
                  "type": "string",
                  "constraints": {
                    "enum": [
                      "Reporting",
                      "Admin"
                    ]
                  }
                },
                {
                  "name": "date",
                  "type": "integer"
                },
                {
                  "name": "identifyId",
                  "type": "string",
                  "required": true,
                  "personal": true
                }
              ]
            }
          ]
        }

        """,
        PlanFile.Of(Catalog(new EventDescriptor
        {
            TypeName = "Acme.ReportExported",
            Px = new() { EventName = "Report \"Exported\" <b>", Product = "Mobile", Identity = IdentitySource.FromContext },
            Nxt = new() { EventName = "report_exported", Version = "v02", Topic = "reports" },
            Members =
            [
                new("UserId", "userId", MemberRole.IdentifyId, WireKind.Integer) { Required = true, Personal = true },
                new("OccurredAt", "occurredAt", MemberRole.Date, WireKind.DateTime),
                new("Category", "category", MemberRole.Attribute, WireKind.String) { Constraints = [ValueRule.AllowedValues("Reporting", "Admin")] },
            ],
        })).Write());

    public static TheoryData<WireKind, ValueRule[], string> Constraints => new()
    {
        { WireKind.Integer, [ValueRule.Range(0, 10, true, true)], "minimum 1, maximum 9" },
        { WireKind.Number, [ValueRule.Range(0, 10, true)], "exclusiveMinimum 0, maximum 10" },
        { WireKind.Number, [ValueRule.Range(0.5, double.PositiveInfinity)], "minimum 0.5" },
        { WireKind.Number, [ValueRule.Range(typeof(decimal), "0.10", "9.99", false, true)], "minimum 0.10, exclusiveMaximum 9.99" },
        { WireKind.Number, [ValueRule.Range(1, 2), ValueRule.Range(0.5, 1.5)], """minimum 1, maximum 2, refused ["a value that is outside the range 0.5 to 1.5"]""" },
        { WireKind.String, [ValueRule.Range(0, 10)], """refused ["a value that is outside the range 0 to 10"]""" },
        { WireKind.String, [ValueRule.Length(3, 10), ValueRule.Length(0, 8)], "minLength 3, maxLength 8" },
        { WireKind.Array, [ValueRule.Items(2, int.MaxValue)], "minItems 2" },
        { WireKind.Object, [ValueRule.Items(2, 5, someAreLeftOut: true)], "minProperties 2, maxProperties 5" },
        { WireKind.String, [ValueRule.Pattern(@"\d+")], """pattern "\\d+" """ },
        { WireKind.Integer, [ValueRule.AllowedValues(1, 2, null)], "enum [1,2,null]" },
        { WireKind.String, [ValueRule.Range(typeof(DayOfWeek), "Monday", "Friday")], """refused ["a value that is outside the range Monday to Friday"]""" },
        { WireKind.DateTime, [ValueRule.Range(typeof(DateTime), "2024-01-01", "2024-12-31")], """refused ["a value that is outside the range 2024-01-01T00:00:00 to 2024-12-31T00:00:00"]""" },
        { WireKind.String, [ValueRule.Url()], """refused ["a value that does not begin with http://, https:// or ftp://"]""" },
        { WireKind.String, [ValueRule.Unmeetable("why")], """refused ["a value that is refused by a constraint that no value meets: why"]""" },
    };

    [Theory]
    [MemberData(nameof(Constraints))]
    public void Constraints_are_there_as_they_were_declared(WireKind kind, ValueRule[] rules, string expected)
    {
        var plan = PlanFile.Of(Catalog(Px("E", "Acme.E", new EventMember("M", "m", MemberRole.Attribute, kind) { Constraints = rules })));

        Assert.Equal(expected.TrimEnd(), string.Join(", ", plan.Events.Single().Members.Single().Constraints.Select(static each => $"{each.Keyword} {each.Json}")));
    }

    [Fact]
    public void Of_two_types_of_one_event_a_member_is_required_and_constrained_as_both_say()
    {
        var plan = PlanFile.Of(Catalog(
            Px("Searched", "Acme.A", Member("term", required: true), Member("page", required: true), new("Id", "id", MemberRole.ExtensionData, WireKind.Object)),
            Px("Searched", "Acme.B", Member("term", required: true, ValueRule.Length(0, 9)))));

        var searched = plan.Events.Single();
        Assert.True(searched.AdmitsOtherMembers);
        Assert.Equal(["attributes.page", "attributes.term"], searched.Members.Select(static member => member.Name));
        Assert.Equal([false, true], searched.Members.Select(static member => member.Required));
        Assert.All(searched.Members, static member => Assert.Empty(member.Constraints));
    }

    [Fact]
    public void Two_types_of_one_event_that_disagree_are_refused_by_name()
    {
        var refused = Assert.Throws<ArgumentException>(() => PlanFile.Of(Catalog(
            Px("Searched", "Acme.A", new EventMember("Count", "count", MemberRole.Attribute, WireKind.Integer)),
            Px("Searched", "Acme.B", new EventMember("Count", "count", MemberRole.Attribute, WireKind.String)))));

        Assert.Equal(
            "Event 'Searched' is declared by Acme.A and Acme.B, which differ in the type of 'attributes.count': integer and string. Make them alike, or give one event another name.",
            refused.Message);
    }

    [Fact]
    public void Events_of_one_name_in_two_products_or_versions_are_two_events()
    {
        var plan = PlanFile.Of(Catalog(
            new EventDescriptor { TypeName = "A", Px = new() { EventName = "E", Product = "Web" } },
            new EventDescriptor { TypeName = "B", Px = new() { EventName = "E" } },
            new EventDescriptor { TypeName = "C", Nxt = new() { EventName = "E", Version = "v02" } },
            new EventDescriptor { TypeName = "D", Nxt = new() { EventName = "E", Version = "v01" } }));

        Assert.Equal(["nxt:E (v01)", "nxt:E (v02)", "px:E", "px:E (Web)"], plan.Events.Select(static e => e.ToString()));
    }

    [Fact]
    public void The_same_events_give_the_same_text_in_any_order_of_types_and_members()
    {
        EventDescriptor[] events = [Px("a", "A", Member("x"), Member("y")), Px("B", "B"), new() { TypeName = "C", Nxt = new() { EventName = "z" } }];
        EventDescriptor[] shuffled = [events[2], events[1], Px("a", "A", Member("y"), Member("x"))];

        var text = PlanFile.Of(Catalog(events)).Write();

        Assert.Equal(text, PlanFile.Of(Catalog(shuffled)).Write());
        Assert.Equal(text, PlanFile.Of(Catalog(events), Catalog(events)).Write());
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.NotEqual('\uFEFF', text[0]);
    }

    [Fact]
    public void A_file_is_read_with_the_marks_that_editors_leave()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var plan = PlanFile.Of(Catalog(Px("a", "A", Member("x")))) with { Version = "1.2.0" };
        try
        {
            File.WriteAllText(path, plan.Write().Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

            Assert.Equal(plan, PlanFile.Read(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3\n")]
    [InlineData("v1.2.3")]
    public void A_version_is_three_numbers(string version) =>
        Assert.Throws<ArgumentException>(() => PlanFile.Of() with { Version = version });

    [Fact]
    public void Nothing_is_no_plan()
    {
        Assert.Throws<ArgumentNullException>(() => PlanFile.Of(null!));
        Assert.Throws<ArgumentNullException>(() => PlanFile.Parse(null!));
    }

    private static EventCatalog Catalog(params EventDescriptor[] events) => new("Acme", events, []);

    private static EventDescriptor Px(string name, string type, params EventMember[] members) =>
        new() { TypeName = type, Px = new() { EventName = name }, Members = members };

    private static EventMember Member(string name, bool required = false, params ValueRule[] rules) =>
        new(name, name, MemberRole.Attribute, WireKind.String) { Required = required, Constraints = rules };
}
