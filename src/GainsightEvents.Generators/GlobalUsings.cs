global using GainsightEvents.Generators.Infrastructure;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.Diagnostics;
