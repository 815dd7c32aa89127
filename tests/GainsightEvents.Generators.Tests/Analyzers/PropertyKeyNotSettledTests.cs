using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PropertyKeyNotSettledTests
{
    private const string Default =
        "No property key is configured for event 'Exported'; add [assembly: PxProduct(\"AP-…\")], the MSBuild property GainsightPropertyKey, "
        + "or [assembly: PxProduct(FromConfiguration = true)]";

    private const string Mobile =
        "No property key is configured for product 'Mobile' of event 'Exported'; add [assembly: PxProduct(\"AP-…\", Name = \"Mobile\")] "
        + "or [assembly: PxProduct(Name = \"Mobile\", FromConfiguration = true)]";

    private const string Event = "[GainsightEvent(\"Exported\")] public partial record Exported;";
    private const string ReportedEvent = "[[|GainsightEvent|](\"Exported\")] public partial record Exported;";
    private const string ReportedMobileEvent = "[GainsightEvent(\"Exported\", [|Product = \"Mobile\"|])] public partial record Exported;";

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: PxProduct]")]
    [InlineData("[assembly: PxProduct(\"\")]")]
    [InlineData("[assembly: PxProduct(\" \")]")]
    [InlineData("[assembly: PxProduct(null!)]")]
    [InlineData("[assembly: PxProduct(FromConfiguration = false)]")]
    [InlineData("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\", Name = \"Mobile\")]")]
    public Task A_default_product_without_a_key_is_reported_at_the_attribute(string assembly) => Rule().In(assembly + ReportedEvent).Reports(Default);

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")]")]
    [InlineData("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\", Name = \"Web\")]")]
    [InlineData("[assembly: PxProduct(\"\", Name = \"Mobile\")]")]
    public Task A_named_product_without_a_key_is_reported_at_its_name(string assembly) => Rule()
        .WithMSBuildProperty("GainsightPropertyKey", "AP-XXXXXXXXXX-2")
        .In(assembly + ReportedMobileEvent)
        .Reports(Mobile);

    [Theory]
    [InlineData("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")]")]
    [InlineData("[assembly: PxProduct(FromConfiguration = true)]")]
    public Task A_settled_default_product_shows_nothing(string assembly) => Rule().In(Event).In(assembly, "Product.cs").ReportsNothing();

    [Theory]
    [InlineData("[assembly: PxProduct(\"AP-XXXXXXXXXX-3\", Name = \"Mobile\")]")]
    [InlineData("[assembly: PxProduct(\"AP-XXXXXXXXXX-3\", Name = \"mobile\")]")]
    [InlineData("[assembly: PxProduct(Name = \"Mobile\", FromConfiguration = true)]")]
    public Task A_settled_named_product_shows_nothing(string assembly) => Rule()
        .In("[GainsightEvent(\"Exported\", Product = \"Mobile\")] public partial record Exported;")
        .In(assembly, "Product.cs")
        .ReportsNothing();

    [Fact]
    public Task A_key_from_MSBuild_shows_nothing() => Rule().WithMSBuildProperty("GainsightPropertyKey", "AP-XXXXXXXXXX-2").In(Event).ReportsNothing();

    [Fact]
    public Task An_empty_key_from_MSBuild_settles_nothing() => Rule().WithMSBuildProperty("GainsightPropertyKey", "").In(ReportedEvent).Reports(Default);

    [Fact]
    public Task A_product_of_null_is_the_default_product() => Rule()
        .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\")] [GainsightEvent(\"Exported\", Product = null)] public partial record Exported;")
        .ReportsNothing();

    [Fact]
    public Task A_product_without_a_name_is_reported_and_left_to_its_author() => Rule()
        .In("[assembly: PxProduct(\"AP-XXXXXXXXXX-2\", Name = \"\")] [GainsightEvent(\"Exported\", [|Product = \"\"|])] public partial record Exported;")
        .Offers();

    [Fact]
    public Task The_fix_names_the_setting_that_is_to_be_set() => Rule().In(ReportedMobileEvent)
        .Offers("Take the propertyKey from the setting Gainsight:Px:Products:Mobile:PropertyKey");

    [Fact]
    public Task The_attribute_goes_after_the_usings_once_for_all_events() => Rule()
        .In("""
            // Header
            using System.Text;

            namespace Acme;

            [[|GainsightEvent|]("Exported")]
            public partial record Exported;

            [[|GainsightEvent|]("Imported")]
            public partial record Imported;
            """)
        .In("[[|GainsightEvent|](\"Opened\")] public partial record Opened;", "Opened.cs")
        .BecomesBy(PropertyKeyNotSettledCodeFix.FromConfiguration, """
            // Header
            using System.Text;

            [assembly: PxProduct(FromConfiguration = true)]

            namespace Acme;

            [GainsightEvent("Exported")]
            public partial record Exported;

            [GainsightEvent("Imported")]
            public partial record Imported;
            """);

    [Fact]
    public Task Each_product_is_settled_beside_those_that_are() => Rule()
        .In("""
            [[|GainsightEvent|]("Exported")]
            public partial record Exported;

            [GainsightEvent("Imported", [|Product = "Mobile"|])]
            public partial record Imported;

            [GainsightEvent("Opened", [|Product = "MOBILE"|])]
            public partial record Opened;
            """)
        .In("""
            using GainsightEvents;

            [assembly: PxProduct("AP-XXXXXXXXXX-4", Name = "Web")] // web

            public static class Products;
            """, "Products.cs")
        .BecomesBy(
            PropertyKeyNotSettledCodeFix.FromConfiguration,
            """
            [GainsightEvent("Exported")]
            public partial record Exported;

            [GainsightEvent("Imported", Product = "Mobile")]
            public partial record Imported;

            [GainsightEvent("Opened", Product = "MOBILE")]
            public partial record Opened;
            """,
            ("Products.cs", """
            using GainsightEvents;

            [assembly: PxProduct("AP-XXXXXXXXXX-4", Name = "Web")] // web
            [assembly: PxProduct(FromConfiguration = true)]
            [assembly: PxProduct(Name = "Mobile", FromConfiguration = true)]

            public static class Products;
            """));

    [Fact]
    public Task An_empty_key_is_corrected_in_its_place() => Rule().In("""
        [assembly: PxProduct("")]
        [assembly: PxProduct("", Name = "Mobile")]

        [[|GainsightEvent|]("Exported")]
        public partial record Exported;

        [GainsightEvent("Imported", [|Product = "mobile"|])]
        public partial record Imported;
        """).BecomesBy(PropertyKeyNotSettledCodeFix.FromConfiguration, """
        [assembly: PxProduct(FromConfiguration = true)]
        [assembly: PxProduct(Name = "Mobile", FromConfiguration = true)]

        [GainsightEvent("Exported")]
        public partial record Exported;

        [GainsightEvent("Imported", Product = "mobile")]
        public partial record Imported;
        """);

    [Fact]
    public Task A_header_stays_above_and_documentation_stays_below() => Rule()
        .In("""
            // Header

            namespace Acme
            {
                [[|GainsightEvent|]("Exported")]
                public partial record Exported;
            }
            """)
        .BecomesBy(PropertyKeyNotSettledCodeFix.FromConfiguration, """
            // Header

            [assembly: PxProduct(FromConfiguration = true)]

            namespace Acme
            {
                [GainsightEvent("Exported")]
                public partial record Exported;
            }
            """);

    [Fact]
    public Task A_file_that_starts_with_the_event_gets_the_attribute_on_top_and_the_using() => Rule()
        .WithoutGlobalUsings()
        .In("""
            /// <summary>An export.</summary>
            [[|GainsightEvents.GainsightEvent|]("Exported")]
            public partial record Exported;
            """)
        .BecomesBy(PropertyKeyNotSettledCodeFix.FromConfiguration, """
            using GainsightEvents;

            [assembly: PxProduct(FromConfiguration = true)]

            /// <summary>An export.</summary>
            [GainsightEvents.GainsightEvent("Exported")]
            public partial record Exported;
            """);

    private static AnalysisTest Rule() => AnalysisTest.Of<PropertyKeyNotSettledAnalyzer>();
}
