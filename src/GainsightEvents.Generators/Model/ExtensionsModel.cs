namespace GainsightEvents.Generators.Model;

/// <summary>The static class beside the event that holds its descriptor and its publish method.</summary>
/// <param name="Name">The class name, such as <c>Orders_CreatedGainsightExtensions</c>.</param>
/// <param name="IsPublic">Whether the event, and with it the class, is public.</param>
/// <param name="Obsolete">The event's own <c>[Obsolete]</c>, or what its <c>[Retired]</c> comes to, for its method to carry on.</param>
internal sealed record ExtensionsModel(string Name, bool IsPublic, ObsoleteModel? Obsolete);

/// <summary>An <c>[Obsolete]</c> as it was declared, or as it is made of <c>[Retired]</c>.</summary>
internal sealed record ObsoleteModel(string? Message, bool IsError);
