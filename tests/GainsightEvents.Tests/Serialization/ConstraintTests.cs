using GainsightEvents.Model;
using GainsightEvents.Rules;
using GainsightEvents.Serialization;

namespace GainsightEvents.Tests.Serialization;

public sealed class ConstraintTests
{
    private static readonly EventDescriptor Descriptor = new()
    {
        TypeName = "Acme.Tested",
        Px = new() { EventName = "Tested" },
        Members =
        [
            new EventMember("Category", "category", MemberRole.Attribute, WireKind.String)
            {
                Constraints = [ValueRule.AllowedValues("Reporting", "Admin"), ValueRule.Length(0, 9)],
            },
            new EventMember("Amount", "amount", MemberRole.Attribute, WireKind.Number) { Constraints = [ValueRule.Range(0, 10)] },
            new EventMember("Secret", "secret", MemberRole.Attribute, WireKind.String) { Personal = true, Constraints = EveryRule },
            new EventMember("Page", "page", MemberRole.Attribute, WireKind.String) { Constraints = [ValueRule.Url(), ValueRule.Pattern("[a-z:/]+")] },
            new EventMember("Tags", "tags", MemberRole.Attribute, WireKind.Array) { Constraints = [ValueRule.Items(1, 2)] },
            new EventMember("Day", "day", MemberRole.Attribute, WireKind.String) { Constraints = [ValueRule.Range(typeof(DayOfWeek), "Monday", "Friday")] },
        ],
        NestedMembers = [new EventMember("Size", "size", MemberRole.Attribute, WireKind.Integer) { Constraints = [ValueRule.Range(1, 9)] }],
    };

    private static ValueRule[] EveryRule =>
    [
        ValueRule.Range(0, 1), ValueRule.Range(0.5, 1.5), ValueRule.Range(typeof(decimal), "0", "1"), ValueRule.Length(0, 3), ValueRule.Pattern("x"),
        ValueRule.AllowedValues("x"), ValueRule.Url(), ValueRule.Unmeetable("why"),
    ];

    [Fact]
    public void A_value_that_meets_its_constraints_is_not_refused()
    {
        Assert.Empty(Check((ref writer) => writer.Check("Admin", 0)));
        Assert.Empty(Check((ref writer) => writer.Check(10L, 1)));
        Assert.Empty(Check((ref writer) => writer.Check((decimal?)9.5m, 1)));
    }

    [Fact]
    public void Each_broken_constraint_is_a_violation_that_names_member_value_rule_and_remedy() => Assert.Equal(
        [
            "Category: 'Marketing Department' is none of the allowed values 'Reporting', 'Admin'; set one of them.",
            "Category: 'Marketing Department' is longer than 9 characters; shorten it.",
            "Amount: 11 is outside the range 0 to 10; set a value in it.",
            "Amount: -0.75 is outside the range 0 to 10; set a value in it.",
        ],
        Check((ref writer) =>
        {
            writer.Check("Marketing Department", 0);
            writer.Check(11, 1);
            writer.Check((double?)-0.75, 1);
        }).Select(static violation => violation.ToString()));

    [Fact]
    public void A_collection_is_counted_and_never_enumerated()
    {
        Assert.Empty(Check((ref writer) => writer.CheckItems(["a", "b"], 4)));
        Assert.Empty(Check((ref writer) => writer.CheckItems((string[]?)null, 4)));
        Assert.Equal(
            [
                "Tags: a collection of 3 items is not 1 to 2 items long; change its length.",
                "Tags: its items cannot be counted without enumerating them; set an array, a list or another collection.",
            ],
            Check((ref writer) =>
            {
                writer.CheckItems(new HashSet<int> { 1, 2, 3 }, 4);
                writer.CheckItems(Endless(), 4);
            }).Select(static violation => violation.ToString()));

        static IEnumerable<int> Endless()
        {
            while (true)
            {
                yield return 1;
            }
        }
    }

    [Fact]
    public void A_value_that_is_left_out_is_not_checked()
    {
        Assert.Empty(Check((ref writer) => writer.Check((string?)null, 0)));
        Assert.Empty(Check((ref writer) => writer.Check((int?)null, 1)));
    }

    [Fact]
    public void A_null_that_is_written_is_checked()
    {
        var violation = Assert.Single(Check((ref writer) => writer.CheckNull(0)));
        Assert.Equal("Category: null is none of the allowed values 'Reporting', 'Admin'; set one of them.", violation.ToString());
        Assert.Empty(Check((ref writer) => writer.CheckNull(1)));
    }

    [Fact]
    public void A_personal_value_is_masked_whatever_it_breaks()
    {
        var violations = Check((ref writer) => writer.Check("jane.doe@example.org", 2));

        Assert.Equal(EveryRule.Length, violations.Count);
        Assert.All(violations, static violation => Assert.StartsWith("Secret: *** ", violation.ToString(), StringComparison.Ordinal));
        Assert.All(violations, static violation => Assert.DoesNotContain("jane", violation.ToString(), StringComparison.OrdinalIgnoreCase));
    }

#if !NETSTANDARD_BUILD
    // The netstandard2.0 build formats some numbers by way of a string.
    [Fact]
    public void A_check_allocates_nothing()
    {
        var buffer = new byte[16];
        var settings = TestWriter.Settings();
        string[] tags = ["a"];
        IReadOnlyList<string> list = [.. tags];
        Assert.Equal(0, Allocation.AtSteadyState(1000, CheckAll));

        void CheckAll()
        {
            var writer = new EventWriter(Descriptor, buffer, 0, settings);
            writer.Check("Admin", 0);
            writer.Check("https://x", 3);
            writer.Check(1, 1);
            writer.Check(1L, 1);
            writer.Check((double?)1, 1);
            writer.Check(1m, 1);
            writer.CheckItems(tags, 4);
            writer.CheckItems(list, 4);
            writer.Check(DayOfWeek.Friday, 5);
            writer.Check(1, 4, nested: 0);
        }
    }
#endif

    private static IReadOnlyList<EventViolation> Check(TestWriter.Writing check)
    {
        var writer = new EventWriter(Descriptor, new byte[16], 0, TestWriter.Settings());
        check(ref writer);
        Assert.Equal(0, writer.Written.Length);
        return writer.Violations ?? [];
    }
}
