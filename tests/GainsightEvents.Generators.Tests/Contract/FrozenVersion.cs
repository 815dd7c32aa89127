using System.Runtime.Loader;
using System.Text;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Tests.Contract;

/// <summary>The events of a version, what its generator emitted for them, and what they were on the wire: a folder that is not touched again.</summary>
internal sealed class FrozenVersion(string name)
{
    private static readonly EventContextValues Context = new() { IdentifyId = "user-of-context", AccountId = "account-of-context", RemoteHost = "198.51.100.1" };

    private readonly string _folder = Path.Combine(FrozenContract.Folder, name);

    public static IEnumerable<string> All => Directory.GetDirectories(FrozenContract.Folder).Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public string WirePath => Path.Combine(_folder, "Wire.txt");

    public string EmittedFolder => Path.Combine(_folder, "Emitted");

    private string EventsPath => Path.Combine(_folder, "Events.cs");

    /// <summary>What this version's generator makes of the events, by file name.</summary>
    public IEnumerable<(string File, string Text)> Generate() =>
        new GenerationProject(File.ReadAllText(EventsPath)) { AssemblyName = "Frozen", LanguageVersion = LanguageVersion.CSharp12 }.Generate().Files
            .Select(static file => (file.HintName, file.SourceText.ToString()));

    /// <summary>The assembly as it was, compiled against the runtime as it was.</summary>
    public byte[] Compile() =>
        FrozenContract.CompileAgainst(Directory.GetFiles(EmittedFolder, "*.cs").Append(EventsPath).Select(FrozenContract.Parse));

    /// <summary>The events with what is emitted for them today.</summary>
    public byte[] CompileAsEmittedToday() =>
        FrozenContract.CompileAgainst(Generate().Select(static file => CSharpSyntaxTree.ParseText(file.Text, new(LanguageVersion.CSharp12))).Append(FrozenContract.Parse(EventsPath)));

    /// <summary>What an assembly publishes in the runtime as it is: each body, and the members that are refused.</summary>
    public static async Task<string> RunAsync(byte[] image)
    {
        using var stream = new MemoryStream(image);
        var assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(stream);
        var publisher = new GenerationPublisher();
        await assembly.GetType("Frozen.Application")!.GetMethod("PublishAsync")!.CreateDelegate<Func<IEventPublisher, Task>>()(publisher);

        var wire = new StringBuilder();
        wire.Append(null, $"catalog {string.Join(", ", EventCatalog.Of(assembly).Events.Select(static descriptor => descriptor.TypeName))}\n");
        foreach (var published in publisher.Published)
        {
            Append(wire, published);
        }

        return wire.ToString();
    }

    private static void Append(StringBuilder wire, IGainsightEvent published)
    {
        foreach (var target in Enum.GetValues<EventTarget>().Where(target => published.Descriptor.At(target) is not null))
        {
            var (body, violations) = GenerationScenario.Write(published, Context, sendEventId: true, target);
            wire.Append(null, $"{target} {Encoding.UTF8.GetString(body)}\n");
            foreach (var violation in violations)
            {
                wire.Append(null, $"  refused: {violation.Member}\n");
            }
        }
    }
}
