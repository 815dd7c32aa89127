using GainsightEvents.Generators.Parsing.Catalog;
using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Model;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class CatalogTests
{
    private const string TwoEvents = """
        [GainsightEvent("B")] public partial record Beta([IdentifyId] string UserId);
        public partial class Alpha { [GainsightEvent("A", Product = "Mobile", Identity = IdentitySource.FromContext, Priority = EventPriority.Low)] public partial record Inner; }
        """;

    [Fact]
    public void The_catalog_lists_events_by_type_name_and_the_products_the_assembly_settles()
    {
        var project = EventSource.In("Acme", TwoEvents) with
        {
            AssemblyName = "Acme.App",
            Properties = new() { ["GainsightPropertyKey"] = "AP-DEFAULT-2" },
        };
        var products = """
            [assembly: GainsightEvents.PxProduct("AP-MOBILE-3", Name = "Mobile")]
            [assembly: GainsightEvents.PxProduct(FromConfiguration = true, Name = "Configured")]
            """;

        var run = (project with { Sources = [.. project.Sources, products] }).Generate().Matches(only: "Catalog");

        var catalog = Assert.IsType<EventCatalog>(run.Evaluate("EventCatalog.Of<Beta>()"));
        Assert.Equal("Acme.App", catalog.AssemblyName);
        Assert.Equal(["Acme.Alpha.Inner", "Acme.Beta"], catalog.Events.Select(each => each.TypeName));
        Assert.Equal([new(null, "AP-DEFAULT-2"), new("Configured", null), new("Mobile", "AP-MOBILE-3")], catalog.Products);
        Assert.Same(run.Descriptor("new Beta(\"u\")").GetType(), catalog.Events[1].GetType());
        Assert.Equal(("Mobile", IdentitySource.FromContext, EventPriority.Low), (catalog.Events[0].Px!.Product, catalog.Events[0].Px!.Identity, catalog.Events[0].Px!.Priority));
    }

    [Fact]
    public void An_events_descriptor_is_the_catalogs() =>
        Assert.Equal(
            true,
            EventSource.In("Acme", TwoEvents).Generate().Evaluate("ReferenceEquals(((IGainsightEvent)new Beta(\"u\")).Descriptor, EventCatalog.Of<Beta>().Events[1])"));

    [Theory]
    [InlineData("", "AP-MSBUILD-2", "AP-MSBUILD-2")]
    [InlineData("[assembly: PxProduct(\"AP-CODE-2\")]", "AP-MSBUILD-2", "AP-CODE-2")]
    [InlineData("[assembly: PxProduct(FromConfiguration = true)]", "AP-MSBUILD-2", null)]
    [InlineData("[assembly: PxProduct]", "AP-MSBUILD-2", "AP-MSBUILD-2")]
    public void An_attribute_settles_the_default_product_before_the_project_file(string attribute, string property, string? expected)
    {
        var project = new GenerationProject($"using GainsightEvents; {attribute} namespace Acme {{ {TwoEvents} }}") { Properties = new() { ["GainsightPropertyKey"] = property } };

        Assert.Equal([new PxProduct(null, expected)], Instance(project, "Acme.Beta").Products);
    }

    [Theory]
    [InlineData("Acme.Orders", "Acme_Orders")]
    [InlineData("Acme_Orders", "Acme__Orders")]
    [InlineData("Acme..Orders", "Acme_x002E__Orders")]
    [InlineData("Acme._Orders", "Acme_x002E___Orders")]
    [InlineData("Acme_.Orders", "Acme___Orders")]
    [InlineData("Acme.xUnit", "Acme_x002E_xUnit")]
    [InlineData("Acme.x002D.Orders", "Acme_x002E_x002D_Orders")]
    [InlineData("Acme-Orders", "Acme_x002D_Orders")]
    [InlineData("Acme Orders.", "Acme_x0020_Orders_x002E_")]
    [InlineData("9lives", "_x0039_lives")]
    [InlineData("Größe.Ω", "Gr_x00F6__x00DF_e_x002E__x03A9_")]
    [InlineData("class", "@class")]
    [InlineData("GainsightEvents.Catalogs", "GainsightEvents_Catalogs")]
    public void The_catalogs_class_is_named_after_the_assembly(string assembly, string expected)
    {
        var project = EventSource.In("Acme", TwoEvents) with { AssemblyName = assembly };

        Assert.Equal(assembly, Instance(project, "Acme.Beta").AssemblyName);
        Assert.IsType<EventCatalog>(project.Generate().Evaluate($"global::GainsightEvents.Catalogs.{expected}.Instance"));
    }

    [Fact]
    public void No_two_assemblies_have_catalogs_of_one_name()
    {
        const string Characters = "._-xa0D2";
        var names = Enumerable.Range(1, 4).SelectMany(length => Enumerable.Range(0, (int)Math.Pow(Characters.Length, length))
            .Select(number => string.Concat(Enumerable.Range(0, length).Select(place => Characters[number / (int)Math.Pow(Characters.Length, place) % Characters.Length]))))
            .Append("-a.x002D_").Append("_x002D_").ToList();

        Assert.Equal(names.Count, names.Select(CatalogNames.ClassName).Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, static name => Assert.True(SyntaxFacts.IsValidIdentifier(CatalogNames.ClassName(name).TrimStart('@')), name));
    }

    [Fact]
    public void A_type_may_be_named_like_the_assembly_and_its_root_namespace() =>
        Assert.Equal(2, Instance(new GenerationProject($"using GainsightEvents; public partial class Orders {{ {TwoEvents} }}") { AssemblyName = "Orders" }, "Orders.Beta").Events.Count);

    [Fact]
    public void A_host_finds_its_own_catalog_and_those_of_all_it_references_each_once()
    {
        // Of one root namespace, friends of each other's, and with usings of both.
        var common = Library("Acme.Common", "[GainsightEvent(\"Common\")] internal partial record Event([IdentifyId] string UserId);");
        var orders = Library("Acme.Orders", "[GainsightEvent(\"Ordered\")] public partial record Ordered([IdentifyId] string UserId);", common);
        var billing = Library("Acme-Billing", "[GainsightEvent(\"Billed\")] public partial record Billed([IdentifyId] string UserId);", common);
        var through = Library("Acme.Through", "public class Nothing { }", billing);
        var plain = Library("Acme.Plain", "public class Plain { }");
        var host = new GenerationProject(
            "using GainsightEvents; using Acme; using Acme.Nested; namespace Acme.Nested { } [GainsightEvent(\"Hosted\")] public partial record Hosted([IdentifyId] string UserId);")
        {
            AssemblyName = "Host",
            Libraries = [through, plain, orders, common, billing],
        };

        var run = host.Generate();
        Assert.Equal(["Host", "Acme-Billing", "Acme.Common", "Acme.Orders"], NamesOf(run, "typeof(Hosted).Assembly"));
        Assert.Equal(["Acme.Orders", "Acme.Common"], NamesOf(run, "typeof(Acme.Ordered).Assembly"));
        Assert.Equal(["Acme-Billing", "Acme.Common"], NamesOf(run, "typeof(Acme.Nothing).Assembly"));
        Assert.Empty(NamesOf(run, "typeof(Acme.Plain).Assembly"));
    }

    [Fact]
    public void A_host_without_events_names_the_catalogs_it_references()
    {
        var library = Library("Acme.Orders", "[GainsightEvent(\"Ordered\")] public partial record Ordered([IdentifyId] string UserId);");
        var host = new GenerationProject("public class Host { }") { AssemblyName = "Host", Libraries = [library] };

        Assert.Equal(["Acme.Orders"], NamesOf(host.Generate(), "typeof(Host).Assembly"));
    }

    [Fact]
    public void A_library_behind_an_extern_alias_is_named_by_it()
    {
        var library = new GenerationProject("using GainsightEvents; namespace Acme; [GainsightEvent(\"Ordered\")] public partial record Ordered([IdentifyId] string UserId);") { AssemblyName = "Acme.Orders" };
        var host = new GenerationProject("public class Host { }") { AssemblyName = "Host", Libraries = [library.ToLibrary("orders")] };

        Assert.Equal(["Acme.Orders"], NamesOf(host.Generate(), "typeof(Host).Assembly"));
    }

    [Fact]
    public void Typing_does_not_look_through_the_references_again()
    {
        var library = Library("Acme.Orders", "[GainsightEvent(\"Ordered\")] public partial record Ordered([IdentifyId] string UserId);");
        var project = EventSource.In("Acme", TwoEvents) with { AssemblyName = "Host", Libraries = [library] };
        var references = new CatalogReferences();
        var compilation = project.Compile();

        var found = references.Find(compilation);
        Assert.Equal(["global::GainsightEvents.Catalogs.Acme_Orders"], found.Classes);
        Assert.Same(found, references.Find(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class More { }", project.ParseOptions, cancellationToken: TestContext.Current.CancellationToken))));
        Assert.NotSame(found, references.Find(compilation.RemoveReferences(library.Reference)));
    }

    [Theory]
    [InlineData("typeof(string).Assembly", "System.Private.CoreLib")]
    [InlineData("typeof(Plain).Assembly", "Acme")]
    public void An_assembly_without_events_is_refused_by_name(string assembly, string name)
    {
        var run = new GenerationProject("public class Plain { }").Generate();

        var exception = Assert.IsType<ArgumentException>(Record.Exception(() => run.Evaluate($"EventCatalog.Of({assembly})"))!.InnerException);
        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_presets_are_named_by_who_wants_them()
    {
        Assert.Same(Presets.SaasPreset.Catalog, EventCatalog.Of<Presets.FeatureUsed>());
        Assert.Empty(EventCatalogs.Of(typeof(CatalogTests).Assembly));
    }

    [Fact]
    public void An_assembly_without_events_has_no_catalog() =>
        Assert.Empty(new GenerationProject("[assembly: GainsightEvents.PxProduct(\"AP-X-2\")] public class Plain { }").Generate().Files);

    private static GenerationLibrary Library(string name, string declaration, params GenerationLibrary[] libraries) =>
        new GenerationProject($$"""
            using GainsightEvents;
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Host")]
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Acme.Orders")]
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Acme-Billing")]
            namespace Acme;
            {{declaration}}
            """) { AssemblyName = name, Libraries = libraries }.ToLibrary();

    private static IEnumerable<string> NamesOf(GenerationRun run, string assembly) =>
        Assert.IsType<IReadOnlyList<EventCatalog>>(run.Evaluate($"EventCatalogs.Of({assembly})"), exactMatch: false).Select(static catalog => catalog.AssemblyName);

    private static EventCatalog Instance(GenerationProject project, string type) =>
        Assert.IsType<EventCatalog>(project.Generate().Evaluate($"EventCatalog.Of<global::{type}>()"));
}
