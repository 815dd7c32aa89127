using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Decides what the publish method takes: what the event needs, and whatever else has a default that can be written.</summary>
internal sealed class PublishMethodParser(
    INamedTypeSymbol type,
    IReadOnlyList<EventProperty> properties,
    SemanticModel semanticModel,
    TypeNames typeNames,
    CancellationToken cancellationToken)
{
    private readonly List<PublishParameter> _parameters = [];

    /// <summary>What the method names and nothing else does: the constructor, and required members that are not written. Empty without a method.</summary>
    public IReadOnlyList<ISymbol> Named { get; private set; } = [];

    /// <summary>The method, or null where the event cannot be built from outside.</summary>
    public PublishMethodModel? Parse(bool eventIsPublic)
    {
        if (EventConstructors.Find(type, properties, semanticModel.Compilation) is not { } constructor)
        {
            return null;
        }

        var isPublic = eventIsPublic && constructor.DeclaredAccessibility == Accessibility.Public;
        AddConstructorParameters(constructor);
        var setsRequired = constructor.FindAttribute(MetadataNames.SetsRequiredMembers) is not null;
        AddProperties(constructor, setsRequired, isPublic);
        if (!setsRequired)
        {
            AddOtherRequiredMembers();
        }

        if (_parameters.Exists(static parameter => !parameter.CanBeTaken))
        {
            return null;
        }

        Named = NamesIn(constructor);
        return Arrange(constructor, isPublic);
    }

    /// <summary>The method's name, of the containing types' names and the type's.</summary>
    public static string NameOf(IEnumerable<INamedTypeSymbol> chain) => $"Publish{string.Concat(chain.Select(static part => part.Name))}Async";

    private void AddConstructorParameters(IMethodSymbol constructor)
    {
        foreach (var parameter in constructor.Parameters)
        {
            var index = EventConstructors.IndexOfProperty(properties, parameter);
            EventProperty? property = index < 0 ? null : properties[index];
            _parameters.Add(new PublishParameter(property?.Name ?? parameter.Name, parameter.Type)
            {
                Argument = parameter,
                Property = property,
                Default = parameter.HasExplicitDefaultValue ? MemberDefaults.Constant(parameter.ExplicitDefaultValue, parameter.Type, typeNames) : null,
            });
        }
    }

    private void AddProperties(IMethodSymbol constructor, bool setsRequired, bool isPublic)
    {
        var defaults = new MemberDefaults(type, constructor, semanticModel, typeNames, cancellationToken);
        foreach (var property in properties)
        {
            var required = property.Property.IsRequired && !setsRequired;
            var taken = FindParameter(property.Name);
            if (taken is not null)
            {
                taken.Assigned = required ? property.Property : null;
            }
            else if (required)
            {
                _parameters.Add(new PublishParameter(property.Name, property.Type) { Property = property, Assigned = property.Property });
            }
            else if (IsSettable(property.Property, isPublic) && defaults.Find(property) is { IsLeftOut: false } found)
            {
                _parameters.Add(new PublishParameter(property.Name, property.Type) { Property = property, Assigned = property.Property, Default = found.Text });
            }
        }
    }

    private PublishParameter? FindParameter(string property)
    {
        foreach (var parameter in _parameters)
        {
            if (parameter.Property?.Name == property)
            {
                return parameter;
            }
        }

        return null;
    }

    // Required fields, and required properties that are not written, have to be set all the same.
    private void AddOtherRequiredMembers()
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                var memberType = member switch
                {
                    IFieldSymbol { IsRequired: true } field => field.Type,
                    IPropertySymbol { IsRequired: true } property => property.Type,
                    _ => null,
                };
                if (memberType is not null && !IsAssigned(member.Name))
                {
                    _parameters.Add(new PublishParameter(member.Name, memberType) { Assigned = member });
                }
            }
        }
    }

    private List<ISymbol> NamesIn(IMethodSymbol constructor)
    {
        var named = new List<ISymbol>(1) { constructor };
        foreach (var parameter in _parameters)
        {
            if (parameter is { Property: null, Assigned: { } member })
            {
                named.Add(member);
            }
        }

        return named;
    }

    private bool IsAssigned(string member)
    {
        foreach (var parameter in _parameters)
        {
            if (parameter.Assigned?.Name == member)
            {
                return true;
            }
        }

        return false;
    }

    // What is experimental and can be left out is left to those who name it, and so are told.
    private bool IsSettable(IPropertySymbol property, bool isPublic) =>
        property.SetMethod is { } setter
        && (!isPublic || setter.DeclaredAccessibility == Accessibility.Public)
        && semanticModel.Compilation.IsSymbolAccessibleWithin(setter, semanticModel.Compilation.Assembly)
        && !Obsolescence.IsErrorToUse(property, property.Type)
        && Experiment.FindId(property) is null;

    private PublishMethodModel Arrange(IMethodSymbol constructor, bool isPublic)
    {
        var names = new NameScope("publisher", "cancellationToken");
        var parameters = new ParameterModel[_parameters.Count];
        var next = 0;
        for (var rank = 0; next < parameters.Length; rank++)
        {
            foreach (var parameter in _parameters)
            {
                if (parameter.Rank == rank)
                {
                    parameters[next++] = parameter.ToModel(names.Take(CamelCase.Of(parameter.MemberName)), typeNames);
                }
            }
        }

        return new PublishMethodModel(
            NameOf(ExtensionsParser.Chain(type)),
            isPublic,
            new EquatableArray<ParameterModel>(parameters),
            Experiment.FindInBuilding(constructor, _parameters, semanticModel.Compilation));
    }
}
