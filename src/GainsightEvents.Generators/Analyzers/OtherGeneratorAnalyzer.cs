using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event of which another generator writes something that this one would have to see: a member, the type of one, a base type, or the event itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OtherGeneratorAnalyzer() : EventAnalyzer(Rule, GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0052",
        "Event that another generator writes in part",
        "{0}, and source generators do not see what others write; {1}",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        var type = declaration.Type;
        var properties = EventProperties.Of(type);
        if (Refusals.Find(type, properties, context.CancellationToken) is not null)
        {
            return;
        }

        if (EmittedPart.Find(type, context.CancellationToken) is not { } part)
        {
            if (GeneratedSource.Is(declaration.Syntax.SyntaxTree, context.CancellationToken))
            {
                Report(declaration.NameLocation, $"Event '{type.Name}' is declared in code that another generator writes", "declare it in a C# file of the project");
            }
        }
        else if (part.FindRefusal() is { } refusal)
        {
            Report(LocationOf(refusal), $"{refusal.TrimEnd('.')}: another generator writes what is missing", "declare the member as a plain value, and convert to it where the event is created");
        }
        else
        {
            var written = part.FindMembers();
            foreach (var property in properties.Where(property => !written.Contains(property.Name) && !NestedTypes.HasError(property.Type)))
            {
                Report(
                    declaration.LocationOf(property.Property),
                    $"Member '{property.Name}' of event '{type.Name}' is not sent: another generator writes it",
                    "declare the property in a C# file of the project, or leave it out with [JsonIgnore]");
            }
        }

        // What another generator wrote is not for the developer to change, so it is told where the event is declared.
        void Report(Location location, string mistake, string remedy) => context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            location.SourceTree is { } tree && tree != declaration.Syntax.SyntaxTree && GeneratedSource.Is(tree, context.CancellationToken) ? declaration.NameLocation : location,
            mistake,
            remedy));

        Location LocationOf(string refusal)
        {
            var name = refusal.Split('\'').Skip(1).FirstOrDefault()?.Split('.', '[')[0];
            var named = properties.FirstOrDefault(property => property.Name == name);
            return named.Property is null ? declaration.NameLocation : declaration.LocationOf(named.Property);
        }
    }
}
