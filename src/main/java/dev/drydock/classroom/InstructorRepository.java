package dev.drydock.classroom;

import java.util.Optional;
import org.springframework.data.repository.ListCrudRepository;

interface InstructorRepository extends ListCrudRepository<Instructor, Long> {
    Optional<Instructor> findByUsername(String username);
}
