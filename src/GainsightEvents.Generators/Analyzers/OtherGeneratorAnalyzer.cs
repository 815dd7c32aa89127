using GainsightEvents.Generators.Model;
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

    private const string PlainValue = "declare the member as a plain value, and convert to it where the event is created";

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        var properties = EventProperties.Of(declaration.Type);
        if (Refusals.Find(declaration.Type, properties, context.CancellationToken) is not null)
        {
            return;
        }

        if (EmittedPart.Find(declaration.Type, context.CancellationToken) is not { } part)
        {
            ReportUnseen(declaration, context);
        }
        else if (part.FindRefusal() is { } refusal)
        {
            var name = refusal.Split('\'').Skip(1).FirstOrDefault()?.Split('.', '[')[0];
            var location = properties.FirstOrDefault(property => property.Name == name) is { Property: { } named } ? declaration.LocationOf(named) : declaration.NameLocation;
            Report(declaration, location, $"{refusal.TrimEnd('.')}: another generator writes what is missing", PlainValue, context);
        }
        else
        {
            ReportMissing(declaration, properties, part, context);
        }
    }

    private static void ReportUnseen(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (GeneratedSource.Is(declaration.Syntax.SyntaxTree, context.CancellationToken))
        {
            Report(
                declaration,
                declaration.NameLocation,
                $"Event '{declaration.Type.Name}' is declared in code that another generator writes",
                "declare it in a C# file of the project",
                context);
        }
    }

    private static void ReportMissing(EventDeclaration declaration, IReadOnlyList<EventProperty> properties, EmittedPart part, SymbolAnalysisContext context)
    {
        var names = new TypeNames(context.Compilation);
        var written = part.FindMembers();
        foreach (var property in properties.Where(static property => !NestedTypes.HasError(property.Type)))
        {
            if (!written.Contains(property.Name))
            {
                ReportMember(property, property, property.Name);
            }
            else if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, Visit);
            }

            bool Visit(HeldType held)
            {
                if (held.Form == WireForm.Object)
                {
                    var type = (INamedTypeSymbol)held.Type;
                    var read = part.FindMembersOf(names.Of(type));
                    foreach (var inner in EventProperties.Of(type).Where(inner => !read.Contains(inner.Name) && !NestedTypes.HasError(inner.Type)))
                    {
                        ReportMember(property, inner, $"{held.Path}.{inner.Name}");
                    }
                }

                return true;
            }
        }

        void ReportMember(EventProperty holder, EventProperty missing, string path)
        {
            var isGenerated = missing.Property.DeclaringSyntaxReferences.All(reference => GeneratedSource.Is(reference.SyntaxTree, context.CancellationToken));
            Report(
                declaration,
                declaration.LocationOf(holder.Property),
                $"Member '{path}' of event '{declaration.Type.Name}' is not sent: another generator writes {(isGenerated ? "it" : "its type")}",
                isGenerated ? "declare the property in a C# file of the project, or leave it out with [JsonIgnore]" : PlainValue,
                context);
        }
    }

    // What another generator wrote is not for the developer to change, so it is told where the event is declared.
    private static void Report(EventDeclaration declaration, Location location, string mistake, string remedy, SymbolAnalysisContext context)
    {
        var isElsewhere = location.SourceTree is { } tree && tree != declaration.Syntax.SyntaxTree && GeneratedSource.Is(tree, context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(Rule, isElsewhere ? declaration.NameLocation : location, mistake, remedy));
    }
}
