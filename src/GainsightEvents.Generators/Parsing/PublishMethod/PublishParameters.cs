using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Restrictions;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Gathers what the publish method takes: what the event needs, and whatever else has a default that can be written.</summary>
internal sealed class PublishParameters(
    INamedTypeSymbol type,
    IMethodSymbol constructor,
    IReadOnlyList<EventProperty> properties,
    SemanticModel semanticModel,
    TypeNames typeNames,
    CancellationToken cancellationToken)
{
    private readonly List<PublishParameter> _parameters = [];
    private readonly List<UnprovenMemberModel> _unproven = [];

    /// <summary>The properties that could be set, but whose default cannot be told.</summary>
    public IReadOnlyList<UnprovenMemberModel> Unproven => _unproven;

    /// <summary>The constructor's parameters, then the properties, then what else is required.</summary>
    public List<PublishParameter> Gather(bool isPublic)
    {
        AddConstructorParameters();
        var setsRequired = constructor.FindAttribute(MetadataNames.SetsRequiredMembers) is not null;
        AddProperties(setsRequired, isPublic);
        if (!setsRequired)
        {
            AddOtherRequiredMembers();
        }

        return _parameters;
    }

    private void AddConstructorParameters()
    {
        foreach (var parameter in constructor.Parameters)
        {
            var index = EventConstructors.IndexOfProperty(properties, parameter);
            EventProperty? property = index < 0 ? null : properties[index];
            _parameters.Add(new PublishParameter(property?.Name ?? parameter.Name, parameter.Type)
            {
                Argument = parameter,
                Property = property,
                Default = parameter.HasExplicitDefaultValue && parameter.FindAttribute(MetadataNames.CallerArgumentExpression) is null
                    ? MemberDefaults.Constant(parameter.ExplicitDefaultValue, parameter.Type, typeNames)
                    : null,
            });
        }
    }

    private void AddProperties(bool setsRequired, bool isPublic)
    {
        var defaults = new MemberDefaults(type, constructor, properties, semanticModel, typeNames, cancellationToken);
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
            else if (IsSettable(property.Property, isPublic))
            {
                AddOptional(property, defaults.Find(property));
            }
        }
    }

    private void AddOptional(EventProperty property, MemberDefault found)
    {
        if (found.Unproven is null)
        {
            _parameters.Add(new PublishParameter(property.Name, property.Type) { Property = property, Assigned = property.Property, Default = found.Text });
        }
        else if (CSharpText.IsIdentifier(property.Name))
        {
            _unproven.Add(new UnprovenMemberModel(property.Name, found.Unproven));
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
}
