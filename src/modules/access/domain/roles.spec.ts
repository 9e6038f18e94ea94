import { roles } from '#events/access';
import { reaches } from './roles';

describe('a role', () => {
  it('reaches as far as those before it, and no further', () => {
    const reach = Object.fromEntries(roles.map((role) => [role, roles.filter((required) => reaches(role, required))]));
    expect(reach).toEqual({
      viewer: ['viewer'],
      analyst: ['viewer', 'analyst'],
      operator: ['viewer', 'analyst', 'operator'],
      admin: ['viewer', 'analyst', 'operator', 'admin'],
    });
  });
});
