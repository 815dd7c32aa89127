using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An attribute that tells some serializer how to write a member or what it holds, where the event is written without it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnheededSerializerAttributeAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0049",
        "Serializer attribute that events do not heed",
        "[{0}] does not change how '{1}' of event '{2}' is sent; {3}",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            Report(SerializerAttributes.FindOn(property), property.Name);
            if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, Visit);
            }

            bool Visit(HeldType held)
            {
                if (held.Property is { } inner)
                {
                    Report(SerializerAttributes.FindOn(inner), held.Path);
                }

                if (held.Form == WireForm.Enum || held.Form == WireForm.Wrapped || held.Form.IsNested())
                {
                    Report(SerializerAttributes.FindOn(held.Type, held.Form == WireForm.Wrapped), held.Path);
                }

                return true;
            }

            void Report((string Name, string Remedy)? found, string path)
            {
                if (found is var (name, remedy))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule, declaration.LocationOf(property.Property), name, path, declaration.Type.Name, remedy));
                }
            }
        }
    }
}
