namespace GainsightEvents.Generators.Model;

/// <summary>The extension method that builds the event and publishes it.</summary>
/// <param name="Name">Its name, such as <c>PublishOrdersCreatedAsync</c>.</param>
/// <param name="IsPublic">Whether it is public, as its class and the constructor are.</param>
/// <param name="Parameters">Its parameters between <c>publisher</c> and <c>cancellationToken</c>.</param>
/// <param name="Arguments">What the constructor is given.</param>
/// <param name="Assignments">What the object initializer sets.</param>
/// <param name="Experimental">The <c>[Experimental]</c> of the event, or of what has to be named to build it, for the method to carry on.</param>
internal sealed record PublishMethodModel(
    string Name,
    bool IsPublic,
    EquatableArray<ParameterModel> Parameters,
    EquatableArray<AssignmentModel> Arguments,
    EquatableArray<AssignmentModel> Assignments,
    ExperimentalModel? Experimental);

/// <summary>An <c>[Experimental]</c> as it was declared.</summary>
internal sealed record ExperimentalModel(string Id, string? UrlFormat);

/// <summary>One parameter.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Type">Its type.</param>
/// <param name="Default">The expression of its default value, or null where it has none.</param>
/// <param name="Documentation">The member whose summary describes it, as a <c>cref</c>; null where there is none.</param>
internal sealed record ParameterModel(string Name, string Type, string? Default, string? Documentation);

/// <summary>A parameter and the constructor's parameter or the member that takes it.</summary>
internal sealed record AssignmentModel(string Target, string Parameter);
