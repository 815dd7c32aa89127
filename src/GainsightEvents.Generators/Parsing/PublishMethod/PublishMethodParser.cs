using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Restrictions;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Arranges the publish method of an event: what it takes and in which order, its name, and who may call it.</summary>
internal sealed class PublishMethodParser(
    INamedTypeSymbol type,
    IReadOnlyList<EventProperty> properties,
    SemanticModel semanticModel,
    TypeNames typeNames,
    CancellationToken cancellationToken)
{
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
        var gathering = new PublishParameters(type, constructor, properties, semanticModel, typeNames, cancellationToken);
        var parameters = gathering.Gather(isPublic);
        if (parameters.Exists(static parameter => !parameter.CanBeTaken))
        {
            return null;
        }

        Named = NamesIn(constructor, parameters);
        return Arrange(constructor, parameters, gathering.Unproven, isPublic);
    }

    /// <summary>The method's name, of the containing types' names and the type's.</summary>
    public static string NameOf(IEnumerable<INamedTypeSymbol> chain) => $"Publish{string.Concat(chain.Select(static part => part.Name))}Async";

    private static List<ISymbol> NamesIn(IMethodSymbol constructor, List<PublishParameter> parameters)
    {
        var named = new List<ISymbol>(1) { constructor };
        foreach (var parameter in parameters)
        {
            if (parameter is { Property: null, Assigned: { } member })
            {
                named.Add(member);
            }
        }

        return named;
    }

    private PublishMethodModel Arrange(IMethodSymbol constructor, List<PublishParameter> parameters, IReadOnlyList<UnprovenMemberModel> unproven, bool isPublic)
    {
        var names = new NameScope("publisher", "cancellationToken");
        var arranged = new ParameterModel[parameters.Count];
        var next = 0;
        for (var rank = 0; next < arranged.Length; rank++)
        {
            foreach (var parameter in parameters)
            {
                if (parameter.Rank == rank)
                {
                    arranged[next++] = parameter.ToModel(names.Take(CamelCase.Of(parameter.MemberName)), typeNames);
                }
            }
        }

        return new PublishMethodModel(
            NameOf(type.Chain()),
            isPublic,
            new EquatableArray<ParameterModel>(arranged),
            Experiment.FindInBuilding(constructor, parameters.Select(static parameter => parameter.Assigned).OfType<ISymbol>(), semanticModel.Compilation))
        {
            Unproven = unproven.ToEquatableArray(),
        };
    }
}
