namespace GainsightEvents.Generators.Model;

/// <summary>The extension method that builds the event and publishes it.</summary>
/// <param name="Name">Its name, such as <c>PublishOrdersCreatedAsync</c>.</param>
/// <param name="IsPublic">Whether it is public, as its class and the constructor are.</param>
/// <param name="Parameters">Its parameters between <c>publisher</c> and <c>cancellationToken</c>.</param>
/// <param name="Experimental">The <c>[Experimental]</c> of the event, or of what has to be named to build it, for the method to carry on.</param>
internal sealed record PublishMethodModel(string Name, bool IsPublic, EquatableArray<ParameterModel> Parameters, ExperimentalModel? Experimental)
{
    /// <summary>What the event could be given and the method does not take.</summary>
    public required EquatableArray<UnprovenMemberModel> Unproven { get; init; }
}

/// <summary>A member that is no parameter, for to leave it out would not leave it as <c>new</c> does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, as the end of a sentence.</param>
internal sealed record UnprovenMemberModel(string Name, string Reason);

/// <summary>An <c>[Experimental]</c> as it was declared.</summary>
internal sealed record ExperimentalModel(string Id, string? UrlFormat);

/// <summary>One parameter.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">The expression of its default value, or null where it has none.</param>
internal sealed record ParameterModel(string Name, string Type, string? Default)
{
    /// <summary>The attribute by which the compiler fills in the caller, as <c>new</c> has it; null where there is none.</summary>
    public required string? Caller { get; init; }

    /// <summary>The constructor's parameter that is given it, escaped; null where none is.</summary>
    public required string? Argument { get; init; }

    /// <summary>The member that the object initializer sets to it, escaped; null where none is.</summary>
    public required string? Assigned { get; init; }

    /// <summary>The member whose summary describes it, escaped; null where there is none.</summary>
    public required string? DocumentedBy { get; init; }

    /// <summary>The type that declares that member, as a <c>cref</c> takes it.</summary>
    public required string? DocumentedIn { get; init; }
}
