global using GainsightEvents.Generators.Infrastructure;
global using GainsightEvents.Wire;
global using Microsoft.CodeAnalysis;
global using Microsoft.CodeAnalysis.Diagnostics;

// The plan's model, which is compiled in, knows these by the names that the runtime gives them.
global using EventTarget = GainsightEvents.Generators.Model.EventTarget;
global using IdentitySource = GainsightEvents.Generators.Model.IdentitySource;
global using MemberRole = GainsightEvents.Generators.Model.MemberRole;
global using WireKind = GainsightEvents.Generators.Model.WireKind;
