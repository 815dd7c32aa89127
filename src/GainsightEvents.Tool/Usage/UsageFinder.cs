using GainsightEvents.Tool.Commands;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Tool.Usage;

/// <summary>Finds the events that projects declare, and what publishes them.</summary>
internal sealed class UsageFinder
{
    private const string PxAttribute = "GainsightEvents.GainsightEventAttribute";
    private const string NxtAttribute = "GainsightEvents.NxtEventAttribute";
    private const string RetiredAttribute = "GainsightEvents.RetiredAttribute";
    private const string ExtensionsSuffix = "GainsightExtensions";

    private readonly Dictionary<string, FoundEvent> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byExtensions = new(StringComparer.Ordinal);

    /// <summary>Finds them.</summary>
    /// <exception cref="ToolException">The library is not known to any project.</exception>
    public static async Task<IReadOnlyList<EventUsage>> FindAsync(ProjectSources sources, CancellationToken cancellationToken)
    {
        var finder = new UsageFinder();
        var compilations = new List<Compilation>();
        foreach (var project in sources.Projects)
        {
            if (await project.GetCompilationAsync(cancellationToken) is { } compilation)
            {
                compilations.Add(compilation);
                finder.AddEvents(compilation.Assembly.GlobalNamespace, ProjectSources.IsOfTests(compilation));
            }
        }

        // A package that was not restored leaves nothing of our names.
        if (compilations.TrueForAll(static compilation => compilation.GetTypeByMetadataName(UsageSources.EventInterface) is null))
        {
            throw new ToolException("The compiler does not know GainsightEvents in any of the projects, so that nothing can be said of their events. Run `dotnet build` there first; the package has to be restored.", ExitCodes.Unavailable);
        }

        foreach (var compilation in compilations)
        {
            await finder.AddCallsAsync(compilation, cancellationToken);
        }

        return
        [
            .. from found in finder._events.Values
               orderby found.TypeName
               select new EventUsage(found.TypeName, found.Names, found.Declared, [.. found.Calls.Order(Comparer)], [.. found.TestCalls.Order(Comparer)], found.IsRetired),
        ];
    }

    private static Comparer<SourcePlace> Comparer { get; } = Comparer<SourcePlace>.Create(static (left, right) =>
        string.CompareOrdinal(left.File, right.File) is var order && order != 0 ? order : left.Line.CompareTo(right.Line));

    // An event of a test project is the tests' own.
    private void AddEvents(INamespaceSymbol space, bool isOfTests)
    {
        if (isOfTests)
        {
            return;
        }

        foreach (var type in space.GetTypeMembers().SelectMany(WithNested))
        {
            var names = NamesOf(type).ToList();
            if (names.Count > 0 && type.Locations.FirstOrDefault(static location => location.IsInSource && !UsageSources.IsOurs(location.SourceTree!)) is { } location)
            {
                var key = KeyOf(type);
                _events[key] = new FoundEvent(type.ToDisplayString(), names, PlaceOf(location), HasAttribute(type, RetiredAttribute));
                _byExtensions[ExtensionsOf(type)] = key;
            }
        }

        foreach (var inner in space.GetNamespaceMembers())
        {
            AddEvents(inner, isOfTests);
        }
    }

    private async Task AddCallsAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        var isOfTests = ProjectSources.IsOfTests(compilation);
        foreach (var tree in compilation.SyntaxTrees.Where(static tree => !UsageSources.IsOurs(tree)))
        {
            foreach (var (type, place) in PublishingCode.In(compilation.GetSemanticModel(tree), await tree.GetRootAsync(cancellationToken), cancellationToken))
            {
                var key = KeyOf(type);
                if (_events.TryGetValue(_byExtensions.GetValueOrDefault(key, key), out var found))
                {
                    (isOfTests ? found.TestCalls : found.Calls).Add(PlaceOf(place));
                }
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> WithNested(INamedTypeSymbol type) => type.GetTypeMembers().SelectMany(WithNested).Prepend(type);

    private static IEnumerable<string> NamesOf(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            var prefix = attribute.AttributeClass?.ToDisplayString() switch
            {
                PxAttribute => "px:",
                NxtAttribute => "nxt:",
                _ => null,
            };
            if (prefix is not null && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                yield return prefix + name;
            }
        }
    }

    private static bool HasAttribute(INamedTypeSymbol type, string name) => type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    // Of whatever compilation a symbol comes, and whether from its source or from its assembly.
    private static string KeyOf(INamedTypeSymbol type) => $"{type.ContainingAssembly?.Name}|{type.OriginalDefinition.ToDisplayString()}";

    // As the generator names the class beside an event.
    private static string ExtensionsOf(INamedTypeSymbol type)
    {
        var name = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = $"{outer.Name}_{name}";
        }

        var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString() + ".";
        return $"{type.ContainingAssembly?.Name}|{space}{name}{ExtensionsSuffix}";
    }

    private static SourcePlace PlaceOf(Location location)
    {
        // Of a page of Razor, the line there.
        var line = location.GetMappedLineSpan();
        return new SourcePlace(line.Path, line.StartLinePosition.Line + 1);
    }

    private sealed record FoundEvent(string TypeName, IReadOnlyList<string> Names, SourcePlace Declared, bool IsRetired)
    {
        public HashSet<SourcePlace> Calls { get; } = [];

        public HashSet<SourcePlace> TestCalls { get; } = [];
    }
}
