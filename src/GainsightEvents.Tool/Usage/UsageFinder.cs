using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Tool.Usage;

/// <summary>
/// Finds events and what publishes them, by what the compiler says and not by names: a call of a generated publish method; a method that takes any event and is given this one, be it ours or
/// the application's own wrapper; a reference to such a method.
/// </summary>
internal sealed class UsageFinder
{
    private const string PxAttribute = "GainsightEvents.GainsightEventAttribute";
    private const string NxtAttribute = "GainsightEvents.NxtEventAttribute";
    private const string RetiredAttribute = "GainsightEvents.RetiredAttribute";
    private const string EventInterface = "GainsightEvents.IGainsightEvent";
    private const string ExtensionsSuffix = "GainsightExtensions";

    private readonly string _root = Directory.GetCurrentDirectory();
    private readonly Dictionary<string, Found> _events = new(StringComparer.Ordinal);
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
        if (compilations.TrueForAll(static compilation => compilation.GetTypeByMetadataName(EventInterface) is null))
        {
            throw new ToolException("The compiler does not know GainsightEvents in any of the projects, so that nothing can be said of their events. Run `dotnet build` there first; the package has to be restored.", ExitCodes.Unavailable);
        }

        foreach (var compilation in compilations)
        {
            var isOfTests = ProjectSources.IsOfTests(compilation);
            foreach (var tree in compilation.SyntaxTrees.Where(static tree => !IsGenerated(tree)))
            {
                finder.AddCalls(compilation.GetSemanticModel(tree), await tree.GetRootAsync(cancellationToken), isOfTests, cancellationToken);
            }
        }

        return
        [
            .. from found in finder._events.Values
               orderby found.TypeName
               select new EventUsage(found.TypeName, found.Names, found.Declared, [.. found.Calls.Order(Comparer)], [.. found.TestCalls.Order(Comparer)], found.IsRetired),
        ];
    }

    private static Comparer<SourcePlace> Comparer { get; } = Comparer<SourcePlace>.Create(static (left, right) =>
        string.CompareOrdinal(left.Path, right.Path) is var order && order != 0 ? order : left.Line.CompareTo(right.Line));

    // What the generator writes calls the publisher for every event.
    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

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
            if (names.Count > 0 && type.Locations.FirstOrDefault(static location => location.IsInSource && !IsGenerated(location.SourceTree!)) is { } location)
            {
                var key = KeyOf(type);
                _events[key] = new Found(type.ToDisplayString(), names, PlaceOf(location), HasAttribute(type, RetiredAttribute));
                _byExtensions[ExtensionsOf(type)] = key;
            }
        }

        foreach (var inner in space.GetNamespaceMembers())
        {
            AddEvents(inner, isOfTests);
        }
    }

    private void AddCalls(SemanticModel model, SyntaxNode root, bool isOfTests, CancellationToken cancellationToken)
    {
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            // Cheap to ask first: the name of a method that is called, or referred to.
            if (name.Parent is not (MemberAccessExpressionSyntax or InvocationExpressionSyntax or ArgumentSyntax or MemberBindingExpressionSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax)
                || model.GetSymbolInfo(name, cancellationToken).Symbol is not IMethodSymbol method)
            {
                continue;
            }

            foreach (var key in PublishedBy(method).Concat(GivenTo(model, method, name, cancellationToken)).Distinct())
            {
                if (_events.TryGetValue(key, out var found))
                {
                    (isOfTests ? found.TestCalls : found.Calls).Add(PlaceOf(name.GetLocation()));
                }
            }
        }
    }

    /// <summary>The events that a method publishes by what it is: a generated one, or one whose type parameter takes events.</summary>
    private IEnumerable<string> PublishedBy(IMethodSymbol method)
    {
        var declared = method.ReducedFrom ?? method;
        if (declared.ContainingType is { } type && type.Name.EndsWith(ExtensionsSuffix, StringComparison.Ordinal) && declared.Name.StartsWith("Publish", StringComparison.Ordinal)
            && _byExtensions.TryGetValue(KeyOf(type), out var key))
        {
            yield return key;
        }

        for (var i = 0; i < method.TypeParameters.Length; i++)
        {
            if (method.TypeParameters[i].ConstraintTypes.Any(IsEventInterface) && method.TypeArguments[i] is INamedTypeSymbol argument)
            {
                yield return KeyOf(argument);
            }
        }
    }

    /// <summary>The events that are given to a parameter that takes any.</summary>
    private static IEnumerable<string> GivenTo(SemanticModel model, IMethodSymbol method, SimpleNameSyntax name, CancellationToken cancellationToken)
    {
        if (!method.Parameters.Any(static parameter => IsEventInterface(parameter.Type)) || CallOf(name) is not { } call)
        {
            yield break;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            var given = model.GetTypeInfo(argument.Expression, cancellationToken);
            if (given.ConvertedType is { } converted && IsEventInterface(converted) && given.Type is INamedTypeSymbol type)
            {
                yield return KeyOf(type);
            }
        }
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

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

    private static bool IsEventInterface(ITypeSymbol type) => type.ToDisplayString() == EventInterface;

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

    private SourcePlace PlaceOf(Location location)
    {
        var line = location.GetLineSpan();
        var relative = Path.GetRelativePath(_root, line.Path);
        return new SourcePlace((relative.StartsWith("..", StringComparison.Ordinal) ? line.Path : relative).Replace('\\', '/'), line.StartLinePosition.Line + 1);
    }

    private sealed record Found(string TypeName, IReadOnlyList<string> Names, SourcePlace Declared, bool IsRetired)
    {
        public HashSet<SourcePlace> Calls { get; } = [];

        public HashSet<SourcePlace> TestCalls { get; } = [];
    }
}
