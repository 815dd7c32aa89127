using GainsightEvents.Plans.Catalogue;

namespace GainsightEvents.Plans.Tests.Catalogue;

public sealed class LlmsPageTests
{
    [Fact]
    public void It_begins_as_the_convention_asks_and_goes_on_in_sections()
    {
        var lines = SamplePlans.CatalogueOf(SamplePlans.Shop).WriteLlms().Split('\n');

        Assert.Equal("# Acme's events", lines[0]);
        Assert.Equal("> 3 events: 2 of Gainsight PX, 1 of Gainsight NXT. Version 1.2.0 of the plan. They are declared in C# with the package GainsightEvents.", lines[2]);
        Assert.Equal(["## Declaring an event", "## Files", "## Events"], lines.Where(static line => line.StartsWith('#')).Skip(1));
    }

    [Fact]
    public void It_lists_the_events_with_their_members() => Assert.EndsWith(
        """

        - `nxt:order_shipped (v02)`
          - Deprecated: use order\_sent
          - Expires: after 2027-03-31
          - Owner: Team Orders
          - `lines`\* array; at least 1 item
          - `orderId`\* string; matched as a whole by `[A-Z]{2}-[0-9]{4}`

        - `px:Report Exported`: A user exported a report.
          - Retired, do not publish it in new code: 2026-11-27, replaced by Report Shared
          - Owner: Team Reporting
          - `attributes.category` string; one of `"Reporting"`, `"Admin"`
          - `attributes.due` dateTime; refused is a value that is not from 2024-01-01 to 2024-12-31
          - `attributes.kind` string; retired: 2026-11-27, replaced by attributes.category
          - `attributes.rows` integer; How many.; from 5 up to 1000
          - `identifyId`\* string; personal: masked in messages, and sent

        - `px:Report Shared`

        """,
        SamplePlans.CatalogueOf(SamplePlans.Shop).WriteLlms(),
        StringComparison.Ordinal);

    [Fact]
    public void It_names_every_mark_that_there_is()
    {
        var text = SamplePlans.CatalogueOf(SamplePlans.Shop).WriteLlms();
        var attributes = typeof(GainsightEventAttribute).Assembly.GetExportedTypes()
            .Where(static type => type.Namespace == "GainsightEvents" && type.IsSubclassOf(typeof(Attribute)))
            .Select(static type => type.Name.Replace("Attribute", "", StringComparison.Ordinal))
            .Except(["PxProduct"]);

        Assert.All(attributes, name => Assert.Contains($"[{name}", text, StringComparison.Ordinal));
    }
}
