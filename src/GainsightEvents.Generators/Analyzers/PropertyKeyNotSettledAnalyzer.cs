using System.Collections.Immutable;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose product has no propertyKey, neither in source nor, said aloud, in configuration.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PropertyKeyNotSettledAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0002",
        "Product without a propertyKey",
        "No property key is configured for {0}; add {1}",
        DiagnosticSeverity.Error);

    /// <summary>The key of the diagnostic's property that hands the product's name to the code fix.</summary>
    public const string ProductProperty = "Product";

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        // Lazy: binding the assembly's attributes is for nothing where no event is declared.
        var keys = new Lazy<SettledPropertyKeys>(() => SettledPropertyKeys.Read(context.Compilation, context.Options));
        RegisterEventAction(context, (declaration, symbolContext) => Analyze(declaration, keys, symbolContext));
    }

    private static void Analyze(EventDeclaration declaration, Lazy<SettledPropertyKeys> keys, SymbolAnalysisContext context)
    {
        var product = declaration.Attribute.NamedArgument<string>("Product");
        if (!declaration.GoesToPx || keys.Value.Contain(product))
        {
            return;
        }

        var location = declaration.FindNamedArgument("Product") is { } argument && product is not null
            ? argument.GetLocation()
            : declaration.AttributeSyntax.Name.GetLocation();
        var (subject, remedy) = Describe(declaration.Type.Name, product);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(ProductProperty, product);
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, properties, subject, remedy));
    }

    private static (string Subject, string Remedy) Describe(string eventName, string? product) =>
        product is null
            ? ($"event '{eventName}'",
               "[assembly: PxProduct(\"AP-…\")], the MSBuild property GainsightPropertyKey, or [assembly: PxProduct(FromConfiguration = true)]")
            : ($"product '{product}' of event '{eventName}'",
               $"[assembly: PxProduct(\"AP-…\", Name = \"{product}\")] or [assembly: PxProduct(Name = \"{product}\", FromConfiguration = true)]");
}
