namespace GainsightEvents.Generators.Model;

/// <summary>A product that the assembly settles.</summary>
/// <param name="Name">Its name, or null for the default product.</param>
/// <param name="PropertyKey">Its key, or null where configuration gives it.</param>
internal sealed record ProductModel(string? Name, string? PropertyKey);
