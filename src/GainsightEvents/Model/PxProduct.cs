namespace GainsightEvents.Model;

/// <summary>A product key that an assembly declares with <see cref="PxProductAttribute"/> or the MSBuild property <c>GainsightPropertyKey</c>.</summary>
/// <param name="Name">The product's name, or <see langword="null"/> for the default product.</param>
/// <param name="PropertyKey">The product key, or <see langword="null"/> when configuration must give it.</param>
public sealed record PxProduct(string? Name, string? PropertyKey);
