using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Restrictions;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Collects the ids of <c>[Experimental]</c> things that the emitted code has to name.</summary>
internal sealed class ExperimentalIds
{
    private readonly IAssemblySymbol _own;
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);

    private IAssemblySymbol? _last;

    private ExperimentalIds(IAssemblySymbol own) => _own = own;

    /// <param name="type">The event.</param>
    /// <param name="properties">What is read.</param>
    /// <param name="members">What the publish method names besides: a constructor, members that have to be set.</param>
    public static EquatableArray<string> Of(INamedTypeSymbol type, IReadOnlyList<EventProperty> properties, IReadOnlyList<ISymbol> members)
    {
        var ids = new ExperimentalIds(type.ContainingAssembly);
        ids.AddType(type);
        foreach (var property in properties)
        {
            ids.Add(property.Property);
            ids.AddType(property.Property.ContainingType);
            ids.AddType(property.Type);
        }

        foreach (var member in members)
        {
            ids.AddMember(member);
        }

        return ids._ids.ToEquatableArray();
    }

    private void AddMember(ISymbol member)
    {
        Add(member);
        switch (member)
        {
            case IPropertySymbol property:
                AddType(property.Type);
                break;
            case IFieldSymbol field:
                AddType(field.Type);
                break;
            case IMethodSymbol constructor:
                foreach (var parameter in constructor.Parameters)
                {
                    AddType(parameter.Type);
                }

                break;
        }
    }

    /// <summary>The type with those that contain it and those it is made of. What is built into C# is no experiment.</summary>
    private void AddType(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            AddType(array.ElementType);
        }
        else if (type is INamedTypeSymbol { SpecialType: SpecialType.None } named)
        {
            for (var current = named; current is not null; current = current.ContainingType)
            {
                Add(current);
            }

            if (named.IsGenericType)
            {
                foreach (var argument in named.TypeArguments)
                {
                    AddType(argument);
                }
            }

            AddAssembly(named);
            AddEnumMembers(named);
        }
    }

    // Types of one assembly mostly come one after the other.
    private void AddAssembly(INamedTypeSymbol type)
    {
        var assembly = type.ContainingAssembly;
        if (assembly is not null && !ReferenceEquals(assembly, _own) && !ReferenceEquals(assembly, _last))
        {
            _last = assembly;
            Add(assembly);
            Add(type.ContainingModule);
        }
    }

    private void AddEnumMembers(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            foreach (var member in type.GetMembers())
            {
                Add(member);
            }
        }
    }

    private void Add(ISymbol symbol)
    {
        if (Experiment.FindId(symbol) is { } id && SyntaxFacts.IsValidIdentifier(id))
        {
            _ids.Add(id);
        }
    }
}
