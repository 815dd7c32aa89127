using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// Knows which event holds a type in one of its members. All events have to be looked at for that, so it is asked only about types whose members have
/// constraints, and looks then.
/// </summary>
internal sealed class NestedTypeHolders(Compilation compilation)
{
    private readonly Lazy<Dictionary<INamedTypeSymbol, INamedTypeSymbol>> _holders = new(() => FindAll(compilation));

    /// <summary>The first event, by name, that holds the type; null where none does.</summary>
    public INamedTypeSymbol? Find(INamedTypeSymbol type) => _holders.Value.TryGetValue(type, out var holder) ? holder : null;

    /// <summary>The types that an event holds, in members, collections, and each other.</summary>
    public static IReadOnlyCollection<INamedTypeSymbol> HeldBy(INamedTypeSymbol type)
    {
        var held = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var property in EventProperties.Of(type))
        {
            if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, Add);
            }
        }

        return held;

        // What one member holds, the next need not be looked through for.
        bool Add(HeldType each) => each.Form != WireForm.Object || held.Add((INamedTypeSymbol)each.Type);
    }

    private static Dictionary<INamedTypeSymbol, INamedTypeSymbol> FindAll(Compilation compilation)
    {
        var events = new List<INamedTypeSymbol>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Prepend(compilation.Assembly))
        {
            if (MayDeclareEvents(assembly))
            {
                AddEvents(assembly.GlobalNamespace, events);
            }
        }

        var holders = new Dictionary<INamedTypeSymbol, INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var each in events.OrderBy(TypeNames.Readable, StringComparer.Ordinal))
        {
            foreach (var held in HeldBy(each))
            {
                if (!holders.ContainsKey(held))
                {
                    holders.Add(held, each);
                }
            }
        }

        return holders;

        bool MayDeclareEvents(IAssemblySymbol assembly) =>
            SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)
            || assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static referenced => referenced.Name == "GainsightEvents"));
    }

    private static void AddEvents(INamespaceOrTypeSymbol scope, List<INamedTypeSymbol> events)
    {
        foreach (var member in scope.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner)
            {
                continue;
            }

            if (inner is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type && MayHaveAttributes(type) && EventDeclaration.FindAttribute(type) is not null)
            {
                events.Add(type);
            }

            AddEvents(inner, events);
        }
    }

    // In source, whether there is an attribute at all is seen without binding it.
    private static bool MayHaveAttributes(INamedTypeSymbol type)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is TypeDeclarationSyntax { AttributeLists.Count: > 0 })
            {
                return true;
            }
        }

        return type.DeclaringSyntaxReferences.IsEmpty;
    }
}
