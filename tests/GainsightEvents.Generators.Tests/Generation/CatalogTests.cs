using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Model;
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
            Properties = new() { ["RootNamespace"] = "Acme", ["GainsightPropertyKey"] = "AP-DEFAULT-2" },
        };
        var products = """
            [assembly: GainsightEvents.PxProduct("AP-MOBILE-3", Name = "Mobile")]
            [assembly: GainsightEvents.PxProduct(FromConfiguration = true, Name = "Configured")]
            """;

        var run = (project with { Sources = [.. project.Sources, products] }).Generate().Matches(only: "Catalog");

        var catalog = Assert.IsType<EventCatalog>(run.Evaluate("GainsightEventCatalog.Instance"));
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
            EventSource.In("Acme", TwoEvents).Generate().Evaluate("ReferenceEquals(((IGainsightEvent)new Beta(\"u\")).Descriptor, GainsightEventCatalog.Instance.Events[1])"));

    [Theory]
    [InlineData("", "AP-MSBUILD-2", "AP-MSBUILD-2")]
    [InlineData("[assembly: PxProduct(\"AP-CODE-2\")]", "AP-MSBUILD-2", "AP-CODE-2")]
    [InlineData("[assembly: PxProduct(FromConfiguration = true)]", "AP-MSBUILD-2", null)]
    [InlineData("[assembly: PxProduct]", "AP-MSBUILD-2", "AP-MSBUILD-2")]
    public void An_attribute_settles_the_default_product_before_the_project_file(string attribute, string property, string? expected)
    {
        var project = new GenerationProject($"using GainsightEvents; {attribute} namespace Acme {{ {TwoEvents} }}") { Properties = new() { ["GainsightPropertyKey"] = property } };

        Assert.Equal([new PxProduct(null, expected)], Instance(project, "Acme").Products);
    }

    [Theory]
    [InlineData("My-App.2nd", null, "My_App._2nd")]
    [InlineData("App", "class.App", "@class.App")]
    [InlineData("App", "  ", "App")]
    [InlineData("App", "App.System.GainsightEvents", "App.System.GainsightEvents")]
    public void The_catalog_is_in_the_root_namespace_else_in_that_of_the_assemblys_name(string assembly, string? root, string expected)
    {
        var project = EventSource.In("Acme", TwoEvents) with { AssemblyName = assembly, Properties = root is null ? [] : new() { ["RootNamespace"] = root } };

        Assert.Equal(2, Instance(project, expected).Events.Count);
    }

    [Fact]
    public void An_assembly_without_events_has_no_catalog() =>
        Assert.Empty(new GenerationProject("[assembly: GainsightEvents.PxProduct(\"AP-X-2\")] public class Plain { }").Generate().Files);

    private static EventCatalog Instance(GenerationProject project, string scope) =>
        Assert.IsType<EventCatalog>(project.Generate().Evaluate($"global::{scope}.GainsightEventCatalog.Instance"));
}
