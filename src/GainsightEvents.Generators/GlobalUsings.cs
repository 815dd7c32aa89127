global using GainsightEvents.Generators.Infrastructure;
global using GainsightEvents.Wire;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.Diagnostics;
