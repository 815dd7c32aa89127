using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GainsightEvents.Generators.Tests.Architecture;

public sealed class RuntimeArchitectureTests
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    /// <summary>The way of an event, from what it is to the host that runs everything. A folder uses only folders above it in the list.</summary>
    [Fact]
    public void The_runtime_goes_one_way_from_its_metadata_to_its_hosting() => FolderArrows.AssertAllowed(
        "src/GainsightEvents",
        """
        Rules:
        Model: Rules
        Declarations: Model
        Diagnostics:
        Settings: Diagnostics, Model
        Serialization: Model, Rules
        Outbox: Model
        Outbox/InMemory: Model, Outbox
        Delivery: Diagnostics, Model, Outbox, Settings
        Publishing: Delivery, Diagnostics, Model, Outbox, Serialization, Settings
        Presets: Declarations, Model, Serialization
        Hosting: Delivery, Diagnostics, Model, Outbox, Outbox/InMemory, Publishing, Serialization, Settings
        """,
        ImplicitUsings,
        ["src/Shared/Model", "src/Shared/Polyfills", "src/Shared/Rules", "src/Shared/Wire"],
        [.. AnalysisReferences.Current.Where(static reference => Path.GetFileName(reference.Display) != "GainsightEvents.dll"), .. Extensions]);

    /// <summary>What a request is and what judges it are leaves; the server that joins them is last.</summary>
    [Fact]
    public void The_emulator_goes_one_way_from_its_contract_to_its_server() => FolderArrows.AssertAllowed(
        "src/GainsightEvents.Emulator",
        """
        Json:
        Model:
        Schema: Json
        Judging: Json, Model, Schema
        Http: Json, Model
        Quota: Model
        Px: Http, Json, Judging, Model, Quota, Schema
        Nxt: Http, Json, Judging, Model, Quota, Schema
        Recording: Http, Model
        Faults: Http, Nxt
        Inspector: Faults, Json, Judging, Model, Quota, Recording
        Hosting: Faults, Http, Inspector, Judging, Model, Nxt, Px, Quota, Recording
        """,
        [
            .. ImplicitUsings, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http",
            "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection",
            "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        ],
        ["src/GainsightEvents.Plans", "src/Shared/Plans"],
        [.. AnalysisReferences.Current, .. AnalysisReferences.AspNetCore]);

    /// <summary>The package for ASP.NET Core enters the runtime by the event context, and tells what is missing by a logger that disturbs nothing.</summary>
    [Fact]
    public void The_package_for_ASP_NET_Core_uses_two_rooms_of_the_runtime() => Assert.Equal(
        ["GainsightEvents.AspNetCore", "GainsightEvents.Diagnostics", "GainsightEvents.Publishing"],
        Directory.EnumerateFiles(Path.Combine(AnalysisReferences.Metadata("RepositoryRoot"), "src/GainsightEvents.AspNetCore"), "*.cs")
            .SelectMany(File.ReadLines)
            .Where(static line => line.StartsWith("using GainsightEvents.", StringComparison.Ordinal))
            .Select(static line => line["using ".Length..^1])
            .Distinct()
            .Order(StringComparer.Ordinal));

    /// <summary>The packages that the runtime uses, as they lie beside the tests.</summary>
    private static IEnumerable<MetadataReference> Extensions =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll").Select(static file => MetadataReference.CreateFromFile(file));
}
